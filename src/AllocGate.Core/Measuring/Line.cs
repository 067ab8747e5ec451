namespace AllocGate.Core.Measuring;

/// <summary>
/// A line through points that may be intervals and need not lie on it. Slopes are those between neighbours; the middle one is that from the
/// first point to the last, and the fixed part is what the first point leaves, since the others would lever it most.
/// </summary>
/// <param name="Flattest">The least slope that a stretch between neighbours allows.</param>
/// <param name="PerRow">The slope from the first point to the last.</param>
/// <param name="Steepest">The greatest slope that a stretch between neighbours allows.</param>
/// <param name="FixedLow">The first point's low end, less its rows at the steepest slope.</param>
/// <param name="Fixed">The first point's middle, less its rows at the middle slope.</param>
/// <param name="FixedHigh">The first point's high end, less its rows at the flattest slope.</param>
internal sealed record Line(Rational Flattest, Rational PerRow, Rational Steepest, Rational FixedLow, Rational Fixed, Rational FixedHigh)
{
    /// <summary>True where every point is exact and on the line.</summary>
    public bool IsExact => Flattest == Steepest && FixedLow == FixedHigh;

    /// <param name="points">By rows, at least two, each with a figure.</param>
    public static Line Through(IReadOnlyList<ScalingPoint> points) => Through(
        [.. points.Select(p => (p.Rows, Rational.Of(p.Bytes.Lowest), Rational.Of(p.Bytes.Estimate), Rational.Of(p.Bytes.Highest)))]);

    /// <param name="points">By rows, at least two: low end, middle and high end of each.</param>
    public static Line Through(IReadOnlyList<(long Rows, Rational Low, Rational Middle, Rational High)> points)
    {
        var (first, last) = (points[0], points[^1]);
        var stretches = points.Zip(points.Skip(1), (a, b) => (From: a, To: b, Rows: Rational.Of(b.Rows - a.Rows))).ToList();
        var flattest = stretches.Select(s => (s.To.Low - s.From.High) / s.Rows).Min();
        var steepest = stretches.Select(s => (s.To.High - s.From.Low) / s.Rows).Max();
        var middle = (last.Middle - first.Middle) / Rational.Of(last.Rows - first.Rows);
        var rows = Rational.Of(first.Rows);
        return new(
            flattest, middle, steepest,
            first.Low - (rows * steepest), first.Middle - (rows * middle), first.High - (rows * flattest));
    }

    public Reading ReadPerRow() => Read(Flattest, PerRow, Steepest);

    // No call costs less than nothing: only points that lie on a line exactly may tell of a line that does.
    public Reading ReadFixed() => IsExact ? Read(Fixed, Fixed, Fixed) : Read(AtLeastZero(FixedLow), AtLeastZero(Fixed), AtLeastZero(FixedHigh));

    private static Rational AtLeastZero(Rational bytes) => Rational.Max(bytes, Rational.Zero);

    private Reading Read(Rational low, Rational middle, Rational high) => IsExact
        ? new Reading.Exact(middle.ToBytes())
        : new Reading.Ranged(low.ToBytes(), middle.ToBytes(), high.ToBytes(), "its cases do not lie on one line");
}
