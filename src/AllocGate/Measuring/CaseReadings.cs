using System.Diagnostics;
using AllocGate.Core.Measuring;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Turns the raw counts of two processes into readings.</summary>
internal static class CaseReadings
{
    /// <summary>Whether each process says one thing, and each another.</summary>
    public static bool HangOnProcess(CaseResult full, CaseResult again) =>
        (full.Allocated, again.Allocated) is (AllocatedCount.Counted a, AllocatedCount.Counted b) && AllocatedReading.HangsOnProcess(Batches(a), Batches(b));

    public static Reading Explained(Reading allocated, CaseResult pinned, CaseResult pinnedAgain) =>
        AllocatedReading.Explained(allocated, Allocated(pinned.Allocated, pinnedAgain.Allocated));

    public static MeasuredCase Of(CaseResult full, CaseResult again) =>
        new(Allocated(full.Allocated, again.Allocated), Retained(full.Retained), Footprint(full.Footprint), [.. Notes(full).Concat(Notes(again)).Distinct()])
        {
            LiveHeap = full.Retained is RetainedCount.Counted counted ? Rounds(counted) : [],
        };

    private static Reading Allocated(AllocatedCount first, AllocatedCount second) => (first, second) switch
    {
        (AllocatedCount.Unknown unknown, _) => new Reading.NotMeasured(unknown.Reason),
        (_, AllocatedCount.Unknown unknown) => new Reading.NotMeasured(unknown.Reason),
        (AllocatedCount.Counted a, AllocatedCount.Counted b) =>
            AllocatedReading.From(Batches(a), Batches(b), settled: a.Tier == CodeTier.Settled && b.Tier == CodeTier.Settled),
        _ => throw new UnreachableException(),
    };

    private static Reading Retained(RetainedCount count) => count switch
    {
        RetainedCount.Unknown unknown => new Reading.NotMeasured(unknown.Reason),
        RetainedCount.Counted counted => RetainedSlope.From(Rounds(counted), counted.Horizon),
        _ => new Reading.NotMeasured("the probe did not count it"),
    };

    private static IReadOnlyList<HeapRound> Rounds(RetainedCount.Counted counted) => [.. counted.Rounds.Select(r => new HeapRound(r.Operations, r.LiveBytes))];

    private static Reading Footprint(FootprintCount count) => count switch
    {
        FootprintCount.Counted counted => FootprintReading.From([.. counted.Rounds.Select(r => new BytesPerOperation(r.Bytes, r.Values))]),
        FootprintCount.Nothing nothing => new Reading.NotApplicable(nothing.Reason),
        FootprintCount.Unbearable unbearable => new Reading.NotApplicable(unbearable.Reason),
        FootprintCount.Unknown unknown => new Reading.NotMeasured(unknown.Reason),
        _ => new Reading.NotMeasured("the probe did not count it"),
    };

    public static Reading Lifetimes(LifetimeResult result) => result.Operations < 1 || result.Objects.Any(o => o.Tracked < 1 || o.Alive < 0 || o.Alive > o.Tracked)
        ? new Reading.NotMeasured("the probe counted impossible numbers of tracked objects")
        : new Reading.Tracked(result.Operations, [.. result.Objects.Select(o => new Core.Measuring.TrackedObjects(o.Type, o.Tracked, o.Alive))]);

    private static IReadOnlyList<CountedBatch> Batches(AllocatedCount.Counted counted) =>
        [.. counted.Batches.Select(b => new CountedBatch(b.Operations, b.ThreadBytes, b.ProcessBytes))];

    private static IReadOnlyList<string> Notes(CaseResult result) =>
    [
        .. result.Allocated is AllocatedCount.Counted allocated ? allocated.Notes : [],
        .. result.Retained is RetainedCount.Counted retained ? retained.Notes : [],
        .. result.Footprint is FootprintCount.Unbearable unbearable ? [$"Its footprint is not counted: {unbearable.Reason}"] : Array.Empty<string>(),
    ];
}
