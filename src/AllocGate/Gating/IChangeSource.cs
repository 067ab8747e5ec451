namespace AllocGate.Gating;

/// <summary>Where the two sides of a change come from.</summary>
public interface IChangeSource
{
    /// <summary>The repository root above a folder, or nothing where there is no repository.</summary>
    Task<string?> FindRootAsync(string directory, CancellationToken cancellationToken);

    /// <summary>Finds head and base for the event at hand.</summary>
    /// <exception cref="InvalidInputException">A revision does not exist, or history that is needed cannot be had.</exception>
    Task<ChangeSet> ResolveAsync(ChangeRequest request, CancellationToken cancellationToken);

    /// <summary>Checks a commit out into a temporary tree of its own, submodules included where they can be had.</summary>
    /// <exception cref="InvalidInputException">The commit cannot be checked out.</exception>
    Task<SourceTree> CheckOutAsync(string root, string commit, CancellationToken cancellationToken);

    /// <summary>The bytes of a file in a commit, or nothing where the commit does not have it.</summary>
    Task<byte[]?> ReadFileAsync(string root, string commit, string path, CancellationToken cancellationToken);

    /// <summary>The commits between base and head with what they accept, at most 1,000; history that is missing is fetched, within bounds.</summary>
    Task<IReadOnlyList<ChangeCommit>> CommitsAsync(string root, ChangeSet change, CancellationToken cancellationToken);

    /// <summary>The commits that changed a line with this text in a file, newest first, at most 10: "1a2b3c4 Author: subject". Hostile text.</summary>
    Task<IReadOnlyList<string>> CommitsOfLineAsync(string root, string path, string text, CancellationToken cancellationToken);

    /// <summary>The bytes of those files that the commit has, by path; files above 64 MB are left out.</summary>
    Task<IReadOnlyDictionary<string, byte[]>> ReadFilesAsync(string root, string commit, IReadOnlyCollection<string> paths, CancellationToken cancellationToken);

    /// <summary>Likewise for all files of these names, in whatever folder.</summary>
    Task<IReadOnlyDictionary<string, byte[]>> ReadFilesNamedAsync(string root, string commit, IReadOnlyCollection<string> names, CancellationToken cancellationToken);
}
