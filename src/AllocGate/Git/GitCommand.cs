using System.ComponentModel;
using System.Text;
using AllocGate.Gating;
using CliWrap;

namespace AllocGate.Git;

/// <summary>Runs git in one folder, with hooks off and without asking anybody anything.</summary>
internal sealed class GitCommand(string directory, IReadOnlyDictionary<string, string?> environment, string executable = "git")
{
    private static readonly string[] Always =
    [
        "-c", "core.quotePath=false", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false",
        "-c", "gc.auto=0", "-c", "maintenance.auto=false",
    ];

    public string Directory => directory;

    public GitCommand In(string folder) => new(folder, environment, executable);

    public GitCommand With(string variable, string value) =>
        new(directory, new Dictionary<string, string?>(environment) { [variable] = value }, executable);

    /// <summary>Runs git to its end, whatever that is.</summary>
    /// <exception cref="GitNotInstalledException">There is no git to run.</exception>
    public async Task<GitResult> TryAsync(
        IEnumerable<string> arguments, CancellationToken cancellationToken, PipeTarget? output = null, string? input = null)
    {
        var text = new StringBuilder();
        var error = new StringBuilder();
        var command = Cli.Wrap(executable)
            .WithArguments([.. Always, .. arguments])
            .WithWorkingDirectory(directory)
            .WithEnvironmentVariables(environment)
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(input is null ? PipeSource.Null : PipeSource.FromString(input, new UTF8Encoding(false)))
            .WithStandardOutputPipe(output ?? PipeTarget.ToStringBuilder(text, Encoding.UTF8))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error, Encoding.UTF8));
        try
        {
            var result = await command.ExecuteAsync(cancellationToken);
            return new(result.ExitCode, text.ToString(), GitResult.WithoutCredentials(error.ToString()));
        }
        catch (Win32Exception e)
        {
            throw new GitNotInstalledException(e);
        }
    }

    /// <summary>Runs git where it is expected to succeed.</summary>
    /// <exception cref="InvalidInputException">It did not; carries git's own words.</exception>
    public async Task<GitResult> RunAsync(
        IReadOnlyList<string> arguments, CancellationToken cancellationToken, PipeTarget? output = null, string? input = null)
    {
        var result = await TryAsync(arguments, cancellationToken, output, input);
        return result.Succeeded
            ? result
            : throw new InvalidInputException($"git {arguments[0]} failed in {directory}: {result.Complaint}");
    }
}
