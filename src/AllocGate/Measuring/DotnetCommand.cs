using AllocGate.Files;
using AllocGate.Probe.Wire;
using CliWrap;

namespace AllocGate.Measuring;

/// <summary>Runs the SDK's own commands (msbuild, build, --list-runtimes).</summary>
internal sealed class DotnetCommand(MeasuringEnvironment environment)
{
    private const int KeptBytes = 1 << 20;
    private readonly IReadOnlyDictionary<string, string?> _variables = BuildVariables.From(environment.Variables);

    /// <summary>Runs to the end; on cancellation the whole process tree is killed.</summary>
    public async Task<DotnetOutput> RunAsync(string workingDirectory, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // When this run is killed its build goes on; by this mark the next run finds it and ends it before it builds the same project.
        await using var mark = new TemporaryFolder("build");
        var output = new OutputTail(KeptBytes);
        var errors = new OutputTail(KeptBytes);
        var result = await Cli.Wrap(environment.Dotnet)
            .WithWorkingDirectory(workingDirectory)
            .WithArguments(arguments)
            .WithEnvironmentVariables(new Dictionary<string, string?>(_variables, MeasuringEnvironment.Names) { [MarkedProcesses.Variable] = mark.Path })
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(output.Target)
            .WithStandardErrorPipe(errors.Target)
            .ExecuteAsync(cancellationToken);
        return new(result.ExitCode, output.Text, errors.Text);
    }
}
