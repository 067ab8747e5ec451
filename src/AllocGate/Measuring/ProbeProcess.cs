using System.ComponentModel;
using System.Diagnostics;
using AllocGate.Gating;
using AllocGate.Measuring.Profiling;
using AllocGate.Probe.Wire;
using CliWrap;

namespace AllocGate.Measuring;

/// <summary>Starts the probe in a benchmark's own dependency context and waits for its answer.</summary>
/// <param name="heapLimit">The most that its managed heap may grow to, in B.</param>
/// <param name="jit">The code to count.</param>
internal sealed class ProbeProcess(MeasuringEnvironment environment, long heapLimit, JitMode jit)
{
    /// <summary>Variables that are set (a value) or left out (null) beyond the usual ones.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    private const int KeptBytes = 64 * 1024;
    private const long LongestResult = 256L << 20;

    // Where a process that the benchmark left behind is not found it may hold the output open; the answer does not wait for it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public long HeapLimit => heapLimit;

    /// <param name="verb">The verb with its own arguments.</param>
    /// <param name="recipe">How to run the case; absent where the verb needs none.</param>
    /// <param name="timeout">Then it is killed with all its children.</param>
    public Task<ProbeOutcome> RunAsync(
        OutputCopy copy, IReadOnlyList<string> verb, CaseRecipe? recipe, TimeSpan timeout, CancellationToken cancellationToken) =>
        RunAsync(copy, verb, recipe, traced: false, timeout, cancellationToken);

    /// <param name="verb">The verb with its own arguments.</param>
    /// <param name="recipe">How to run the case; absent where the verb needs none.</param>
    /// <param name="traced">Whether its runtime writes a trace of what it allocates.</param>
    /// <param name="timeout">Then it is killed with all its children.</param>
    public async Task<ProbeOutcome> RunAsync(
        OutputCopy copy, IReadOnlyList<string> verb, CaseRecipe? recipe, bool traced, TimeSpan timeout, CancellationToken cancellationToken)
    {
        copy.Renew();
        if (recipe is not null)
            await File.WriteAllTextAsync(copy.Recipe, WireFormat.Write(recipe), cancellationToken);
        using var timer = new CancellationTokenSource(timeout);
        using var ended = new CancellationTokenSource();
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token, ended.Token);
        await using var control = new ControlPipe(copy.ControlSocket);
        var output = new OutputTail(KeptBytes);
        var errors = new OutputTail(KeptBytes);
        int? exitCode = null;
        try
        {
            var running = Cli.Wrap(environment.Dotnet)
                .WithWorkingDirectory(copy.Folder)
                .WithArguments([.. Host(copy), .. verb, .. Places(copy, recipe), "--control-pipe", control.Name])
                .WithEnvironmentVariables(VariablesFor(copy, traced))
                .WithValidation(CommandResultValidation.None)
                .WithStandardInputPipe(PipeSource.Null)
                .WithStandardOutputPipe(output.Target)
                .WithStandardErrorPipe(errors.Target)
                .ExecuteAsync(kill.Token);
            if (await Task.WhenAny(running.Task, control.Ended) == control.Ended)
                EndTree(running.ProcessId);
            MarkedProcesses.End(copy.Root);
            ended.CancelAfter(Grace);
            exitCode = (await running).ExitCode;
        }
        catch (OperationCanceledException)
        {
            MarkedProcesses.End(copy.Root);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Win32Exception e)
        {
            return new ProbeOutcome.Died($"could not be started: {e.Message}");
        }

        var words = LastWords.Of(output.Text, errors.Text);
        if (new FileInfo(copy.Result) is { Exists: true } result)
        {
            return result.Length > LongestResult
                ? new ProbeOutcome.Died($"wrote a result of {result.Length:#,0} B, which is none")
                : new ProbeOutcome.Answered(await File.ReadAllTextAsync(copy.Result, cancellationToken), words);
        }

        return exitCode is null && timer.IsCancellationRequested
            ? new ProbeOutcome.TimedOut(words)
            : new ProbeOutcome.Died(LastWords.Ending(exitCode) + words);
    }

    private static void EndTree(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            // .NET stops a tree before it kills it: were the tool itself killed in between, a stopped process would stay that never
            // hears of it. On Linux its mark finds whatever is below it.
            process.Kill(entireProcessTree: !OperatingSystem.IsLinux());
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in between.
        }
    }

    private static string[] Places(OutputCopy copy, CaseRecipe? recipe) =>
        ["--assembly", copy.Assembly, "--result", copy.Result, .. recipe is null ? (string[])[] : ["--recipe", copy.Recipe]];

    private Dictionary<string, string?> VariablesFor(OutputCopy copy, bool traced)
    {
        var variables = new Dictionary<string, string?>(ProbeVariables.From(environment.Variables, copy.Root, copy.TemporaryFiles, heapLimit, jit), MeasuringEnvironment.Names);
        foreach (var (name, value) in traced ? Variables.Concat(TraceVariables.To(copy.Trace)) : Variables)
            variables[name] = value;
        return variables;
    }

    // As dotnet-ef does it: the host resolves every assembly as it would for the benchmark's own program.
    private static List<string> Host(OutputCopy copy) =>
    [
        "exec",
        .. copy.Dependencies is { } dependencies ? (string[])["--depsfile", dependencies] : [],
        "--runtimeconfig",
        copy.RuntimeConfiguration,
        copy.Probe,
    ];
}
