using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace AllocGate.Initialising;

/// <summary>What becomes of a file, line by line.</summary>
/// <param name="Path">Relative to the repository's root where it lies in it, with '/'.</param>
/// <param name="IsNew">True where there was none.</param>
/// <param name="Written">False where it was left as it is.</param>
/// <param name="Lines">Each begins with '+', '-' or ' '. Lines of an existing file: hostile text.</param>
public sealed record FileDiff(string Path, bool IsNew, bool Written, IReadOnlyList<string> Lines)
{
    internal static FileDiff Of(string path, string? before, string after, bool written)
    {
        var lines = InlineDiffBuilder.Diff(before ?? "", after.TrimEnd('\n'), ignoreWhiteSpace: false).Lines
            .Where(line => before is not null || line.Type != ChangeType.Deleted)
            .Select(line => line.Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " } + line.Text);
        return new(path, before is null, written, [.. lines]);
    }
}
