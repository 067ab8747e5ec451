using System.Diagnostics;
using AllocGate.Core.Measuring;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Turns the raw counts of two processes into readings.</summary>
internal static class CaseReadings
{
    public static MeasuredCase Of(CaseResult full, CaseResult again) =>
        new(Allocated(full.Allocated, again.Allocated), Retained(full.Retained), [.. Notes(full).Concat(Notes(again)).Distinct()]);

    private static Reading Allocated(AllocatedCount first, AllocatedCount second) => (first, second) switch
    {
        (AllocatedCount.Unknown unknown, _) => new Reading.NotMeasured(unknown.Reason),
        (_, AllocatedCount.Unknown unknown) => new Reading.NotMeasured(unknown.Reason),
        (AllocatedCount.Counted a, AllocatedCount.Counted b) => Of([.. a.Batches, .. b.Batches]),
        _ => throw new UnreachableException(),
    };

    private static Reading Of(IReadOnlyList<AllocatedBatch> batches)
    {
        var all = batches.Select(b => new BytesPerOperation(b.ThreadBytes, b.Operations)).Order().ToList();
        return all[0] == all[^1] ? new Reading.Exact(all[0]) : new Reading.Ranged(all[0], all[all.Count / 2], all[^1], "batches differ");
    }

    private static Reading Retained(RetainedCount count) => count switch
    {
        RetainedCount.Unknown unknown => new Reading.NotMeasured(unknown.Reason),
        RetainedCount.Counted { Rounds: [var first, .., var last] } =>
            new Reading.Exact(new BytesPerOperation(last.LiveBytes - first.LiveBytes, last.Operations - first.Operations)),
        _ => new Reading.NotMeasured("the probe did not count it"),
    };

    private static IReadOnlyList<string> Notes(CaseResult result) =>
    [
        .. result.Allocated is AllocatedCount.Counted allocated ? allocated.Notes : [],
        .. result.Retained is RetainedCount.Counted retained ? retained.Notes : [],
    ];
}
