using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>One case of a base commit's project.</summary>
/// <param name="Id">The benchmark id.</param>
/// <param name="Name">How people know it. Hostile text.</param>
/// <param name="Annotated">Whether it asks for the gate.</param>
/// <param name="Row">Its figures; absent where they were not measured or are not kept.</param>
public sealed record CachedCase(string Id, string Name, bool Annotated, BenchmarkRow? Row)
{
    /// <summary>The row where it may stand for one that would be measured now: what failed or is a range is not kept.</summary>
    public static BenchmarkRow? Kept(BenchmarkRow? row) =>
        row is not null && Enum.GetValues<Metric>().All(metric => row[metric] is Reading.Exact or Reading.NotApplicable or Reading.Tracked) ? row : null;
}
