using AllocGate.Gating;

namespace AllocGate.Git;

/// <summary>Makes a repository of one commit in an empty folder.</summary>
internal sealed class ThrowawayRepository(GitEnvironment environment, string executable = "git")
{
    /// <exception cref="InvalidInputException">git refuses; carries its own words.</exception>
    public async Task CommitAsync(string folder, CancellationToken cancellationToken)
    {
        var git = new GitCommand(folder, environment.ForChild(), executable);
        await git.RunAsync(["init", "--quiet", "--initial-branch=main"], cancellationToken);
        await git.RunAsync(["add", "--all"], cancellationToken);
        await git.RunAsync(
            ["-c", "user.name=AllocGate", "-c", "user.email=selftest@allocgate.invalid", "-c", "commit.gpgSign=false", "commit", "--quiet", "--message", "Before"],
            cancellationToken);
    }
}
