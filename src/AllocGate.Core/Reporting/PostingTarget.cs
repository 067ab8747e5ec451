using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;

namespace AllocGate.Core.Reporting;

/// <summary>The commit that annotations are posted to, which on a pull request is not the judged merge commit.</summary>
/// <param name="Commit">Full SHA.</param>
/// <param name="Maps">The files whose lines stand elsewhere in that commit; every other file's lines are the same.</param>
/// <param name="Absent">Files of the judged tree that the commit does not have.</param>
public sealed record PostingTarget(string Commit, IReadOnlyList<LineMap> Maps, IReadOnlyList<string> Absent)
{
    /// <summary>Where a judged line stands in the posted commit, or nothing where it cannot be mapped.</summary>
    public SourceLine? Map(SourceLine line)
    {
        if (Absent.Contains(line.Path))
            return null;
        var map = Maps.FirstOrDefault(m => m.Path == line.Path);
        if (map is null)
            return line;
        return map.Map(line.Line) is { } posted ? line with { Line = posted } : null;
    }
}
