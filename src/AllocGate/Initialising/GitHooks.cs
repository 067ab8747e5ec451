using AllocGate.Gating;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.Initialising;

/// <summary>Where git looks for hooks.</summary>
internal static class GitHooks
{
    /// <summary>The folder of hooks: `core.hooksPath` where it is set, else the repository's own, shared by all its worktrees.</summary>
    /// <exception cref="InvalidInputException">There is no repository, or no git.</exception>
    public static async Task<string> FindFolderAsync(string root, CancellationToken cancellationToken)
    {
        var answer = await Cli.Wrap("git")
            .WithArguments(["rev-parse", "--git-path", "hooks"])
            .WithWorkingDirectory(root)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);
        if (!answer.IsSuccess)
            throw new InvalidInputException("A hook needs a git repository.", root, "Run `git init` first, or go to the repository.");

        return Path.GetFullPath(answer.StandardOutput.TrimEnd('\r', '\n'), root);
    }
}
