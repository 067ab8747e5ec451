namespace AllocGate.Core.Findings;

/// <summary>
/// Where the lines of a judged file stand in the commit that annotations are posted to. A pull request is judged as merged, and its
/// annotations stand on the pull request's own head.
/// </summary>
/// <param name="Path">The file, relative to the repository root, with '/'.</param>
/// <param name="Hunks">Places where the two differ, in ascending order.</param>
public sealed record LineMap(string Path, IReadOnlyList<LineMapHunk> Hunks)
{
    /// <summary>The line in the posted commit, or nothing where the line exists only in the judged tree.</summary>
    /// <param name="line">1-based line of the judged file.</param>
    public int? Map(int line)
    {
        var shift = 0;
        foreach (var hunk in Hunks)
        {
            if (line < hunk.JudgedStart)
                break;
            if (line < hunk.JudgedStart + hunk.JudgedCount)
                return null;
            shift = hunk.PostedStart + hunk.PostedCount - (hunk.JudgedStart + hunk.JudgedCount);
        }

        return line + shift;
    }
}
