using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.Initialising;

/// <summary>What a repository uses, as far as its files and remotes tell.</summary>
/// <param name="GitHub">A folder .github, or a remote whose address names GitHub.</param>
/// <param name="GitLab">A pipeline of GitLab's, or a remote whose address names GitLab.</param>
/// <param name="HookRunner">Who runs its hooks; absent where nobody does.</param>
internal sealed record RepositoryUse(bool GitHub, bool GitLab, HookRunner? HookRunner)
{
    public static async Task<RepositoryUse> FindAsync(string root, CancellationToken cancellationToken)
    {
        var remotes = await Cli.Wrap("git")
            .WithArguments(["config", "--get-regexp", @"^remote\..*\.url$"])
            .WithWorkingDirectory(root)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);
        bool IsThere(params string[] names) => names.Any(name => Path.Exists(Path.Combine(root, name)));
        bool IsRemote(string forge) => remotes.StandardOutput.Split('\n').Any(line => HostOf(line).Contains(forge, StringComparison.OrdinalIgnoreCase));
        return new(
            IsThere(".github") || IsRemote("github"),
            IsThere(".gitlab-ci.yml", ".gitlab") || IsRemote("gitlab"),
            HookRunner.All.FirstOrDefault(runner => IsThere([.. runner.Files])));
    }

    // "remote.origin.url https://user@host/owner/name", "... git@host:owner/name.git"
    private static string HostOf(string line)
    {
        var address = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..];
        return rest[(rest.IndexOf('@', StringComparison.Ordinal) + 1)..].Split('/', ':')[0];
    }
}
