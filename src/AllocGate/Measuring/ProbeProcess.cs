using System.ComponentModel;
using AllocGate.Gating;
using CliWrap;

namespace AllocGate.Measuring;

/// <summary>Starts the probe in a benchmark's own dependency context and waits for its answer.</summary>
/// <param name="heapLimit">The most that its managed heap may grow to, in B.</param>
/// <param name="jit">The code to count.</param>
internal sealed class ProbeProcess(MeasuringEnvironment environment, long heapLimit, JitMode jit)
{
    private const int KeptBytes = 64 * 1024;

    // A process that the benchmark left behind may hold the output open; the answer does not wait for it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <param name="verb">The verb with its own arguments.</param>
    /// <param name="timeout">Then it is killed with all its children.</param>
    public async Task<ProbeOutcome> RunAsync(
        OutputCopy copy, IReadOnlyList<string> verb, TimeSpan timeout, CancellationToken cancellationToken)
    {
        copy.Clear();
        using var timer = new CancellationTokenSource(timeout);
        using var ended = new CancellationTokenSource();
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token, ended.Token);
        await using var control = new ControlPipe(copy.ControlSocket, () => ended.CancelAfter(Grace));
        var output = new OutputTail(KeptBytes);
        var errors = new OutputTail(KeptBytes);
        int? exitCode = null;
        try
        {
            var result = await Cli.Wrap(environment.Dotnet)
                .WithWorkingDirectory(copy.Folder)
                .WithArguments([.. Host(copy), .. verb, "--result", copy.Result, "--control-pipe", control.Name])
                .WithEnvironmentVariables(ProbeVariables.From(environment.Variables, copy.TemporaryFiles, heapLimit, jit))
                .WithValidation(CommandResultValidation.None)
                .WithStandardInputPipe(PipeSource.Null)
                .WithStandardOutputPipe(output.Target)
                .WithStandardErrorPipe(errors.Target)
                .ExecuteAsync(kill.Token);
            exitCode = result.ExitCode;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Win32Exception e)
        {
            return new ProbeOutcome.Died($"could not be started: {e.Message}");
        }

        if (File.Exists(copy.Result))
            return new ProbeOutcome.Answered(await File.ReadAllTextAsync(copy.Result, cancellationToken));
        var words = LastWords.Of(output.Text, errors.Text);
        return exitCode is null && timer.IsCancellationRequested
            ? new ProbeOutcome.TimedOut(words)
            : new ProbeOutcome.Died(LastWords.Ending(exitCode) + words);
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
