using AllocGate.Gating;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning;

/// <summary>The texts that the changed files had at base, by their absolute path at head; nothing for a file that was not there.</summary>
internal static class BaseSources
{
    public static async Task<IReadOnlyDictionary<string, (string Path, SourceText Text)?>> ReadAsync(
        IChangeSource changes, ChangeSet? change, ScanSelection selection, SourceInventory tree, ScanNotes notes, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, (string Path, SourceText Text)?>(SourceInventory.PathComparer);
        if (change?.BaseCommit is not { } commit)
            return texts;
        var paths = selection.Changes.Values.Select(f => f.BasePath).OfType<string>().Where(p => p.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).ToList();
        var files = paths.Count == 0 ? null : await changes.ReadFilesAsync(change.Head.Root, commit, paths, cancellationToken);
        foreach (var (path, file) in selection.Changes)
            texts.Add(path, file.BasePath is { } basePath && files?.GetValueOrDefault(basePath) is { } bytes ? Read(basePath, bytes) : null);
        return texts;

        (string Path, SourceText Text)? Read(string basePath, byte[] bytes)
        {
            try
            {
                return (Path.GetFullPath(Path.Combine(tree.Root, basePath)), SourceReader.Decode(bytes));
            }
            catch (Exception error) when (error is IOException or InvalidDataException)
            {
                // Without it every finding of the file counts as new, which fails rather than passes.
                notes.Notice($"{basePath} at base cannot be read, so all findings in it count as new: {error.Message}");
                return null;
            }
        }
    }
}
