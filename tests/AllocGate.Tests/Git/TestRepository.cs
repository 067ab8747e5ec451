using System.Text;
using AllocGate.Files;
using AllocGate.Gating;
using AllocGate.Git;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.Tests.Git;

/// <summary>A real repository in a folder of its own, with a blank and a non-ASCII letter in its path.</summary>
internal sealed class TestRepository : IDisposable
{
    private readonly string _home;
    private readonly bool _ownsHome;

    private TestRepository(string home, string root, bool ownsHome) => (_home, Root, _ownsHome) = (home, root, ownsHome);

    public string Root { get; }

    public string Home => _home;

    public static TestRepository Create()
    {
        var home = Directory.CreateTempSubdirectory("allocgate test ü ").FullName;
        File.WriteAllText(
            System.IO.Path.Combine(home, ".gitconfig"),
            "[user]\n\tname = T\n\temail = t@example.com\n[init]\n\tdefaultBranch = main\n[protocol \"file\"]\n\tallow = always\n[uploadpack]\n\tallowAnySHA1InWant = true\n");
        var repository = new TestRepository(home, System.IO.Path.Combine(home, "repo"), ownsHome: true);
        Directory.CreateDirectory(repository.Root);
        repository.Git("init", "--quiet");
        return repository;
    }

    /// <summary>Another tree that shares this one's home.</summary>
    public TestRepository At(string name) => new(_home, System.IO.Path.Combine(_home, name), ownsHome: false);

    /// <summary>A bare remote of this repository as "origin", with everything pushed.</summary>
    public string PushToNewOrigin()
    {
        Git("init", "--quiet", "--bare", System.IO.Path.Combine(_home, "origin.git"));
        Git("remote", "add", "origin", OriginUrl);
        Git("push", "--quiet", "origin", "--all");
        return OriginUrl;
    }

    public string OriginUrl => new Uri(System.IO.Path.Combine(_home, "origin.git")).AbsoluteUri.Replace("%20", " ").Replace("%C3%BC", "ü");

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public TestRepository Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
        return this;
    }

    /// <summary>Commits everything; the commit's full SHA.</summary>
    public string Commit(string message = "a change")
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "-m", message);
        return Head();
    }

    public string Head() => Git("rev-parse", "HEAD");

    public string Git(params string[] arguments)
    {
        var result = Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(Root)
            .WithEnvironmentVariables(new GitEnvironment(Variables()).ForChild())
            .ExecuteBufferedAsync(Encoding.UTF8).GetAwaiter().GetResult();
        return result.StandardOutput.TrimEnd('\n');
    }

    public GitChangeSource Source(params (string Name, string Value)[] variables) => new(new(Variables(variables)));

    public Task<ChangeSet> ResolveAsync(
        string? @base = null, string? head = null, bool needsBase = true, params (string Name, string Value)[] variables) =>
        Source(variables).ResolveAsync(new(Root, @base, head, needsBase), default);

    /// <summary>Variables of a GitHub event, with its payload in a file.</summary>
    public (string Name, string Value)[] GitHub(string name, string payload)
    {
        var file = System.IO.Path.Combine(_home, "event.json");
        File.WriteAllText(file, payload);
        return [("GITHUB_ACTIONS", "true"), ("GITHUB_EVENT_NAME", name), ("GITHUB_EVENT_PATH", file)];
    }

    public Dictionary<string, string> Variables(params (string Name, string Value)[] variables)
    {
        var all = variables.ToDictionary(v => v.Name, v => v.Value);
        all["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "";
        all["HOME"] = all["USERPROFILE"] = _home;
        all["GIT_CONFIG_NOSYSTEM"] = "1";
        return all;
    }

    public void Dispose()
    {
        if (_ownsHome)
            TemporaryFolder.DeleteAsync(_home).Wait();
    }
}
