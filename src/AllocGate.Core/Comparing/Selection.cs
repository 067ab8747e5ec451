using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;

namespace AllocGate.Core.Comparing;

/// <summary>What this run looks at. A base row outside of it is "not selected", never missing.</summary>
/// <param name="Projects">Projects named on the command line; none: every project.</param>
/// <param name="Frameworks">-f; none: whatever was measured.</param>
/// <param name="Filter">--filter.</param>
public sealed record Selection(IReadOnlyCollection<string> Projects, IReadOnlyCollection<string> Frameworks, CaseFilter Filter)
{
    public static Selection Everything { get; } = new([], [], CaseFilter.Everything);

    /// <summary>--shard; absent where the run is whole.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Why a row is left out, or nothing where it is selected.</summary>
    public string? LeavesOut(RowKey key)
    {
        if (Projects.Count > 0 && !Projects.Contains(key.Project))
            return "another project was named";
        if (Frameworks.Count > 0 && !Frameworks.Contains(key.Framework))
            return "another framework was named (-f)";
        if (!Filter.Selects(key.Benchmark))
            return "--filter";
        return Shard is null || Shard.Holds(key) ? null : Shard.Reason;
    }
}
