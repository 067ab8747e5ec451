using AllocGate.Core.Findings;

namespace AllocGate.Git;

/// <summary>One "@@ -a,b +c,d @@", in git's own counting: for no lines, the start is the line before the gap.</summary>
/// <param name="Moved">Runs of added lines that were taken from elsewhere in the change, in ascending order.</param>
internal sealed record PatchHunk(int OldStart, int OldCount, int NewStart, int NewCount, IReadOnlyList<LineRange> Moved)
{
    // A line alone may be the same by chance, and moving one into a loop is a change.
    private const int ShortestMove = 3;

    /// <summary>The added lines without those that were only moved.</summary>
    public IEnumerable<LineRange> Changed()
    {
        var next = NewStart;
        foreach (var moved in Moved.Where(m => m.Last - m.First + 1 >= ShortestMove))
        {
            if (moved.First > next)
                yield return new(next, moved.First - 1);
            next = moved.Last + 1;
        }

        if (next < NewStart + NewCount)
            yield return new(next, NewStart + NewCount - 1);
    }

    public LineMapHunk ToLineMap() => new(
        NewCount == 0 ? NewStart + 1 : NewStart, NewCount, OldCount == 0 ? OldStart + 1 : OldStart, OldCount);
}
