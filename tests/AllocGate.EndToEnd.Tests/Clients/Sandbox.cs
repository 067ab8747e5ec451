using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>A temporary folder, and processes that see neither the CI system these tests may run in nor the user's git settings.</summary>
internal sealed class Sandbox : IDisposable
{
    private static readonly string[] ForeignPrefixes = ["GITHUB_", "GITLAB_", "RUNNER_", "ACTIONS_", "CI", "GIT_", "GCL_"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("allocgate-e2e-");

    public Sandbox() => Write("gitconfig", "[user]\n\tname = Test\n\temail = test@example.org\n");

    public string Folder => _folder.FullName;

    public string PathOf(string relative) => Path.Combine(Folder, relative);

    public void Write(string relative, string text)
    {
        var path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
    }

    /// <summary>Runs git in a folder of the sandbox and returns what it printed.</summary>
    public async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var git = await RunAsync("git", arguments, folder);
        Assert.True(git.IsSuccess, $"git {string.Join(' ', arguments)}: {git.StandardError}");
        return git.StandardOutput.Trim();
    }

    /// <summary>Runs a program in a folder of the sandbox to its end, whatever its exit code.</summary>
    public async Task<BufferedCommandResult> RunAsync(
        string program, string[] arguments, string folder = "", IReadOnlyDictionary<string, string?>? environment = null)
    {
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => ForeignPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .ToDictionary(name => name, _ => (string?)null);
        variables["GIT_CONFIG_NOSYSTEM"] = "1";
        variables["GIT_CONFIG_GLOBAL"] = PathOf("gitconfig");
        variables["ALLOCGATE_CACHE"] = PathOf("cache");
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            variables[name] = value;

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        return await Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory(PathOf(folder))
            .WithEnvironmentVariables(variables)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(limit.Token);
    }

    public void Dispose()
    {
        // git writes its objects read-only, which Windows does not delete.
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
            file.Attributes = FileAttributes.Normal;
        _folder.Delete(recursive: true);
    }
}
