namespace AllocGate.Core.Measuring;

/// <summary>Turns raw batches of two processes into the reading of allocated bytes (B/op).</summary>
public static class AllocatedReading
{
    // Below this share of the thread's own bytes, other threads' bytes are the runtime's housekeeping.
    private const int HousekeepingPercent = 1;

    /// <param name="first">Batches of one process.</param>
    /// <param name="second">Batches of another process of the same case; empty when there was none, and then nothing is exact.</param>
    /// <param name="settled">Whether both processes ran the method's final code.</param>
    public static Reading From(IReadOnlyList<CountedBatch> first, IReadOnlyList<CountedBatch> second, bool settled)
    {
        IReadOnlyList<CountedBatch> all = [.. first, .. second];
        if (first.Count == 0)
            return new Reading.NotMeasured("no batch was counted");
        if (all.Any(b => b.Operations < 1 || b.ThreadBytes < 0 || b.ProcessBytes < b.ThreadBytes))
            return new Reading.NotMeasured("the counters read an impossible value");

        var otherThreads = WorkOnOtherThreads(first) || WorkOnOtherThreads(second);
        var figures = Figures(all, otherThreads);
        if (figures.Count == 0)
            return new Reading.NotMeasured("the benchmark allocates on other threads, and their counter could not be read");

        figures.Sort();
        var (low, median, high) = (figures[0], figures[(figures.Count - 1) / 2], figures[^1]);
        if (Doubt() is { } doubt)
            return new Reading.Ranged(low, median, high, doubt) { IsFinalCode = settled };
        return low == high
            ? new Reading.Exact(low)
            : new Reading.Ranged(low, median, high, otherThreads ? "work on other threads" : Cause(first, second, figures));

        string? Doubt() => (settled, second.Count) switch
        {
            (false, _) => "too slow to reach its final code in time: counted in what the compiler had by then",
            (_, 0) => "counted in one process only",
            _ when all.All(b => b.ProcessBytes is null) => "not cross-checked: the process-wide counter could not be read",
            _ => null,
        };
    }

    /// <summary>
    /// Whether each process counted one figure and the two differ: then two more processes with one hash seed can tell
    /// whether hashing is why.
    /// </summary>
    public static bool HangsOnProcess(IReadOnlyList<CountedBatch> first, IReadOnlyList<CountedBatch> second) =>
        first.Count > 0 && second.Count > 0 && AllAgree(first) && AllAgree(second) && !AllAgree([.. first, .. second]);

    /// <summary>The cause in place of a guess, once two more processes ran with the same hash seed.</summary>
    /// <param name="reading">What the first two processes gave.</param>
    /// <param name="pinned">What the two with one seed gave.</param>
    public static Reading Explained(Reading reading, Reading pinned) => (reading, pinned) switch
    {
        (Reading.Ranged ranged, Reading.Exact exact) => ranged with { Cause = "random hashing: processes differ, and with one hash seed they agree", OneSeed = exact.Value },
        (Reading.Ranged ranged, Reading.Ranged) => ranged with { Cause = "each process agrees with itself, with one hash seed too: the compiler's profile, or state that depends on how often it ran" },
        _ => reading,
    };

    private static bool WorkOnOtherThreads(IReadOnlyList<CountedBatch> batches)
    {
        var known = batches.Where(b => b.ProcessBytes is not null).ToList();
        return known.Count > 0 && known.All(b => b.ProcessBytes - b.ThreadBytes is var others
            && others >= b.Operations
            && others * (Int128)100 >= b.ThreadBytes * (Int128)HousekeepingPercent);
    }

    private static List<BytesPerOperation> Figures(IEnumerable<CountedBatch> batches, bool otherThreads) => otherThreads
        ? batches.Where(b => b.ProcessBytes is not null).Select(b => new BytesPerOperation(b.ProcessBytes!.Value, b.Operations)).ToList()
        : batches.Select(b => new BytesPerOperation(b.ThreadBytes, b.Operations)).ToList();

    private static string Cause(IReadOnlyList<CountedBatch> first, IReadOnlyList<CountedBatch> second, List<BytesPerOperation> sorted)
    {
        if (HangsOnProcess(first, second))
            return "each process agrees with itself: random hashing, the compiler's profile, or state that depends on how often it ran";
        return sorted.Count(f => f == sorted[0]) * 2 > sorted.Count
            ? "most batches agree and a few hold a lump: a collection that grows now and then"
            : "batches differ";
    }

    private static bool AllAgree(IReadOnlyList<CountedBatch> batches) =>
        batches.Select(b => new BytesPerOperation(b.ThreadBytes, b.Operations)).Distinct().Count() == 1;
}
