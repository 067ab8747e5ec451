using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Running;

/// <summary>A real git repository in a temporary folder.</summary>
public sealed class GitRepository : TemporaryFolder
{
    private GitRepository(string name)
        : base(name)
    {
    }

    public static async Task<GitRepository> InitAsync()
    {
        var repository = new GitRepository("repository é");
        Directory.CreateDirectory(repository.Path);
        await repository.GitAsync("init", "--quiet", "--initial-branch=main");
        repository.Write(".gitignore", "bin/\nobj/\nartifacts/\n");
        return repository;
    }

    /// <summary>A clone, with further arguments such as "--depth=1".</summary>
    public static async Task<GitRepository> CloneAsync(string url, params string[] arguments)
    {
        var clone = new GitRepository("clone é");
        await RunAsync(System.IO.Path.GetTempPath(), ["clone", "--quiet", .. arguments, url, clone.Path]);
        return clone;
    }

    /// <summary>Runs git and gives its output without the last line end.</summary>
    public Task<string> GitAsync(params string[] arguments) => RunAsync(Path, arguments);

    /// <summary>Commits everything as it stands and gives the commit's SHA.</summary>
    public async Task<string> CommitAsync(string message)
    {
        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "--message", message);
        return await GitAsync("rev-parse", "HEAD");
    }

    private static async Task<string> RunAsync(string folder, IReadOnlyList<string> arguments)
    {
        var result = await Cli.Wrap("git")
            .WithArguments(["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false", .. arguments])
            .WithWorkingDirectory(folder)
            .ExecuteBufferedAsync();
        return result.StandardOutput.TrimEnd();
    }
}
