namespace AllocGate.Core.Measuring;

/// <summary>Turns rounds of live bytes with a value kept and without it into the reading of the footprint (B).</summary>
public static class FootprintReading
{
    private const int FewestRounds = 2;

    /// <param name="rounds">In the order they ran. The first may still carry what the runtime makes at first use; rounds end when two agree.</param>
    public static Reading From(IReadOnlyList<BytesPerOperation> rounds)
    {
        if (rounds.Count == 0 || rounds.Max() < BytesPerOperation.Zero)
            return new Reading.NotMeasured("the live heap could not be read with the value kept and without it");
        if (rounds.Count >= FewestRounds && rounds[^1] == rounds[^2] && rounds[^1] >= BytesPerOperation.Zero)
            return new Reading.Exact(rounds[^1]);
        var figures = rounds.Select(r => r < BytesPerOperation.Zero ? BytesPerOperation.Zero : r).Order().ToList();
        return new Reading.Ranged(figures[0], figures[(figures.Count - 1) / 2], figures[^1],
            rounds.Count < FewestRounds ? "the live heap was read once only" : "live bytes differ from one value to the next");
    }
}
