using AllocGate.Gating;

namespace AllocGate.Git;

/// <summary>Writes a commit of its own that changes no file: what may be pushed already is not rewritten, and what is staged stays staged.</summary>
internal sealed class AcceptingCommit(GitEnvironment environment, string executable = "git")
{
    /// <summary>Commits on the branch as it stands and gives the commit's full SHA.</summary>
    /// <exception cref="InvalidInputException">There is no commit yet, or git refuses; carries its own words.</exception>
    public async Task<string> WriteAsync(string root, string message, CancellationToken cancellationToken)
    {
        var repository = new Repository(new GitCommand(root, environment.ForChild(), executable));
        var head = await repository.TryCommitAsync("HEAD", cancellationToken)
            ?? throw new InvalidInputException("This branch has no commit yet, so there is nothing to accept.");
        var signs = (await repository.Git.TryAsync(["config", "--type=bool", "--get", "commit.gpgSign"], cancellationToken)).Text == "true";
        string[] sign = signs ? ["-S"] : [];
        var commit = (await repository.Git.RunAsync(["commit-tree", .. sign, "-p", head, "-F", "-", head + "^{tree}"], cancellationToken, input: message)).Text;
        await repository.Git.RunAsync(["update-ref", "-m", "allocgate accept", "HEAD", commit, head], cancellationToken);
        return commit;
    }
}
