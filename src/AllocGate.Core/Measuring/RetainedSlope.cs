namespace AllocGate.Core.Measuring;

/// <summary>
/// Turns live bytes over operations into the reading of retained bytes (B/op): growth that goes on. What grows to the
/// horizon and then stops is a cache that filled up, not a leak.
/// </summary>
public static class RetainedSlope
{
    private const int Horizons = 4;
    private const int FewestFarRounds = 3;
    private const int LatestStretches = 2;

    // One-off lumps of the runtime itself, such as a table made at first use, stay below this many bytes.
    private const long StepFloor = 512;

    // A weak cache is there at one reading and gone at the next. Live bytes that only waver by less than a hundredth of a byte
    // an operation, and don't reach a new high over three quarters of all operations, don't grow.
    private const int OperationsPerWaveringByte = 100;

    /// <param name="rounds">In order of operations.</param>
    /// <param name="horizon">Operations of the first horizon; the rounds must go on to four times as many.</param>
    public static Reading From(IReadOnlyList<HeapRound> rounds, long horizon)
    {
        if (rounds.Any(r => r.LiveBytes < 0) || rounds.Zip(rounds.Skip(1)).Any(p => p.Second.Operations <= p.First.Operations))
            return new Reading.NotMeasured("the heap readings are out of order or negative");
        var far = rounds.Where(r => r.Operations >= horizon).ToList();
        if (horizon < 1 || far.Count < FewestFarRounds || far[^1].Operations < horizon * Horizons)
            return new Reading.NotMeasured("too few rounds to tell growth that goes on");

        var steps = far.Zip(far.Skip(1), Slope).ToList();
        if (steps.Distinct().Count() == 1)
            return new Reading.Exact(steps[0]);
        if (Wavers(rounds))
            return new Reading.Exact(BytesPerOperation.Zero);
        return steps.All(s => s > BytesPerOperation.Zero) ? Uneven(far) : Stepwise(rounds) ?? Stopped(far);
    }

    private static bool Wavers(IReadOnlyList<HeapRound> rounds)
    {
        var quarter = rounds[^1].Operations / Horizons;
        var (before, latest) = (rounds.Where(r => r.Operations < quarter).ToList(), rounds.Where(r => r.Operations >= quarter).ToList());
        return before.Count > 0
            && latest.Max(r => r.LiveBytes) <= before.Max(r => r.LiveBytes)
            && (latest.Max(r => r.LiveBytes) - latest.Min(r => r.LiveBytes)) * (Int128)OperationsPerWaveringByte <= latest[^1].Operations - latest[0].Operations;
    }

    // Theil and Sen: the median of the slopes between all pairs of points; robust against some points being lifted.
    private static Reading.Ranged Uneven(IReadOnlyList<HeapRound> far)
    {
        var (low, median, high) = TheilSen(far);
        return new Reading.Ranged(low, median, high, "live bytes grow unevenly");
    }

    // A table that doubles is flat most of the time: what counts is that it grew in each of the two latest doublings of
    // operations. Slightly more than a doubling, because tables grow to the next prime.
    private static Reading.Ranged? Stepwise(IReadOnlyList<HeapRound> rounds)
    {
        var last = rounds[^1];
        var middle = Before(rounds, last);
        var early = Before(rounds, middle);
        if (last.LiveBytes - middle.LiveBytes < StepFloor || middle.LiveBytes - early.LiveBytes < StepFloor || !GrowsWithinRoundsOfOneLength(rounds))
            return null;
        var (older, newer, whole) = (Slope(early, middle), Slope(middle, last), Slope(early, last));
        return new Reading.Ranged(older < newer ? older : newer, whole, older < newer ? newer : older, "live bytes grow in steps");
    }

    // What grows with the operations between two collections, as a table of weak keys does, has its size soon after rounds became longer.
    // From the first round of a length to the last, all operations become more than twice as many: a table that doubles with them grows
    // there, each time. In the first rounds of all it may still have room from before.
    private static bool GrowsWithinRoundsOfOneLength(IReadOnlyList<HeapRound> rounds)
    {
        var last = rounds.Count - 1;
        for (var stretch = 0; stretch < LatestStretches; stretch++)
        {
            var first = last;
            while (first > 1 && Length(first - 1) == Length(first))
                first--;
            if (first <= 1 && stretch > 0)
                return true;
            if (rounds[last].LiveBytes - rounds[first].LiveBytes < StepFloor)
                return false;
            last = first - 1;
        }

        return true;

        long Length(int round) => rounds[round].Operations - rounds[round - 1].Operations;
    }

    private static Reading.Ranged Stopped(IReadOnlyList<HeapRound> far)
    {
        var (low, median, high) = TheilSen(far);
        var zero = BytesPerOperation.Zero;
        var flat = far[^1].LiveBytes <= far[far.Count / 2].LiveBytes;
        return new Reading.Ranged(low < zero ? low : zero, flat ? zero : median, high > zero ? high : zero, "live bytes vary without growing on");
    }

    private static (BytesPerOperation Low, BytesPerOperation Median, BytesPerOperation High) TheilSen(IReadOnlyList<HeapRound> points)
    {
        var slopes = (from j in Enumerable.Range(1, points.Count - 1)
                      from i in Enumerable.Range(0, j)
                      select Slope(points[i], points[j])).Order().ToList();
        return (slopes[slopes.Count / 10], slopes[slopes.Count / 2], slopes[slopes.Count - 1 - (slopes.Count / 10)]);
    }

    private static HeapRound Before(IReadOnlyList<HeapRound> rounds, HeapRound round) =>
        rounds.Last(r => r.Operations == rounds[0].Operations || r.Operations * (Int128)100 <= round.Operations * (Int128)45);

    private static BytesPerOperation Slope(HeapRound from, HeapRound to) =>
        new(to.LiveBytes - from.LiveBytes, to.Operations - from.Operations);
}
