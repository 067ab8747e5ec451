using AllocGate.Gating;

namespace AllocGate.Git;

/// <summary>Finds the repository around a folder, and says plainly what keeps git from using it.</summary>
internal sealed class RepositoryFinder(Func<string, GitCommand> commandIn)
{
    // rev-parse --end-of-options and fetch --no-write-fetch-head.
    private static readonly Version Oldest = new(2, 30);

    /// <returns>Nothing where there is no repository.</returns>
    /// <exception cref="InvalidInputException">There is one that cannot be used.</exception>
    public async Task<Repository?> FindAsync(string directory, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory))
            throw new InvalidInputException($"The folder {directory} does not exist.");
        var git = commandIn(directory);
        try
        {
            var version = git.TryAsync(["version"], cancellationToken);
            var found = await git.TryAsync(["rev-parse", "--show-toplevel"], cancellationToken);
            var said = await version;
            if (!found.Succeeded)
                return Explain(found, directory);
            CheckVersion(said.Text);
            return new(git.In(Path.GetFullPath(found.Text)));
        }
        catch (GitNotInstalledException) when (!HasRepositoryAbove(directory))
        {
            return null;
        }
        catch (GitNotInstalledException)
        {
            throw new InvalidInputException("git is not installed, or not on the PATH.", "", "Install git 2.30 or later.");
        }
    }

    private static Repository? Explain(GitResult result, string directory)
    {
        if (result.Error.Contains("dubious ownership", StringComparison.Ordinal) || result.Error.Contains("unsafe repository", StringComparison.Ordinal))
        {
            throw new InvalidInputException(
                $"git does not trust {directory}: it belongs to another user.", "", "git config --global --add safe.directory <that folder> trusts it.");
        }

        if (result.Error.Contains("must be run in a work tree", StringComparison.Ordinal))
            throw new InvalidInputException($"{directory} is a bare repository or a .git folder.", "", "Run this in a clone with a working tree.");
        return result.Error.Contains("not a git repository", StringComparison.OrdinalIgnoreCase) && !result.Error.Contains(".git/", StringComparison.Ordinal)
            ? null
            : throw new InvalidInputException($"git cannot use {directory}: {result.Complaint}");
    }

    private static void CheckVersion(string said)
    {
        // "git version 2.39.5 (Apple Git-154)"
        var words = said.Split(' ');
        var numbers = words.Length > 2 ? string.Join('.', words[2].Split('.').Take(2)) : "";
        if (Version.TryParse(numbers, out var version) && version < Oldest)
            throw new InvalidInputException($"git {numbers} is too old.", "", $"Install git {Oldest} or later.");
    }

    private static bool HasRepositoryAbove(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                return true;
        }

        return false;
    }
}
