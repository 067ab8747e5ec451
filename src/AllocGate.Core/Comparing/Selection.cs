using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>What this run looks at. A base row outside of it is "not selected", never missing.</summary>
/// <param name="Projects">Projects named on the command line; none: every project.</param>
/// <param name="Frameworks">-f; none: whatever was measured.</param>
/// <param name="Filter">--filter.</param>
public sealed record Selection(IReadOnlyCollection<string> Projects, IReadOnlyCollection<string> Frameworks, CaseFilter Filter)
{
    public static Selection Everything { get; } = new([], [], CaseFilter.Everything);

    /// <summary>Why a row is left out, or nothing where it is selected.</summary>
    public string? LeavesOut(RowKey key)
    {
        if (Projects.Count > 0 && !Projects.Contains(key.Project))
            return "another project was named";
        if (Frameworks.Count > 0 && !Frameworks.Contains(key.Framework))
            return "another framework was named (-f)";
        return Filter.Selects(key.Benchmark) ? null : "--filter";
    }
}
