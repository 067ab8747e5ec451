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
        var output = new OutputTail(KeptBytes);
        var errors = new OutputTail(KeptBytes);
        var result = await Cli.Wrap(environment.Dotnet)
            .WithWorkingDirectory(workingDirectory)
            .WithArguments(arguments)
            .WithEnvironmentVariables(_variables)
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(output.Target)
            .WithStandardErrorPipe(errors.Target)
            .ExecuteAsync(cancellationToken);
        return new(result.ExitCode, output.Text, errors.Text);
    }
}
