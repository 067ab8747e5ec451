using AllocGate.Gating;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.Initialising;

/// <summary>Where git looks for hooks.</summary>
internal static class GitHooks
{
    /// <summary>The folder of hooks: `core.hooksPath` where it is set (husky's own where husky set it), else the repository's, shared by all its worktrees.</summary>
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

        var folder = Path.GetFullPath(answer.StandardOutput.TrimEnd('\r', '\n'), root);
        return IsHuskys(folder) ? Path.GetDirectoryName(folder)! : folder;
    }

    // husky sets core.hooksPath to .husky/_, whose content it writes anew; those run the hooks in .husky.
    private static bool IsHuskys(string folder) =>
        Path.GetFileName(folder) == "_" && Path.GetFileName(Path.GetDirectoryName(folder)) == ".husky";
}
