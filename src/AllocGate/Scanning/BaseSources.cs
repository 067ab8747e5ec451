using AllocGate.Core.Findings;
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
        foreach (var (path, file) in selection.Changes)
            texts.Add(path, await ReadAsync(file, commit));
        return texts;

        async Task<(string Path, SourceText Text)?> ReadAsync(ChangedFile file, string commit)
        {
            if (file.BasePath is not { } basePath || !basePath.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
                return null;
            if (await changes.ReadFileAsync(change.Head.Root, commit, basePath, cancellationToken) is not { } bytes)
                return null;
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
