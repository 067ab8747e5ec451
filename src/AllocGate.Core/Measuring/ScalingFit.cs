namespace AllocGate.Core.Measuring;

/// <summary>
/// Fits <c>bytes = fixed + perRow × rows</c>, in exact fractions. Collections that double grow in steps, and no line through steps is the
/// truth: where points are not on one line, the cost of a row is given as an interval, from the flattest to the steepest stretch between
/// neighbouring points, around the slope from the smallest to the largest.
/// </summary>
public static class ScalingFit
{
    /// <summary>Distinct numbers of rows that a law needs: through two points there is always a line.</summary>
    public const int FewestPoints = 3;

    // Between two sizes of a collection that doubles, bytes over rows differ by a factor of at most 2; a little more where it grows to the
    // next prime. What no fixed part and this factor can explain grows faster than linearly.
    private static readonly Rational _stepFactor = Rational.Of(5) / Rational.Of(2);

    public static ScalingLaw Of(IEnumerable<ScalingPoint> points)
    {
        var sorted = points.OrderBy(p => p.Rows).ToList();
        if (sorted.FirstOrDefault(p => !p.Bytes.HasFigure) is { } gap)
            return new ScalingLaw.Unknown($"there is no figure for {gap.Rows:#,0} rows, and nothing is fitted over a gap");
        if (sorted.Select(p => p.Rows).Distinct().Count() != sorted.Count)
            return new ScalingLaw.Unknown("two cases insert the same number of rows");
        if (sorted.Count < FewestPoints)
            return new ScalingLaw.Unknown($"it takes {FewestPoints} numbers of rows, and there {(sorted.Count == 1 ? "is" : "are")} {sorted.Count}");

        var line = Line.Through(sorted);
        var middle = line.PerRow;
        var residual = sorted.Select(p => (Rational.Of(p.Bytes.Estimate) - line.Fixed - (middle * Rational.Of(p.Rows))).Abs()).Max();
        return new ScalingLaw.Fitted(
            sorted,
            line.ReadPerRow(),
            line.ReadFixed(),
            residual.ToBytes(),
            IsFasterThanLinear(sorted) ? Evidence(sorted) : "");
    }

    // Is there a fixed part f, from 0 to the smallest figure, so that (bytes - f) / rows differs by the step factor at most? Each pair of
    // points bounds f linearly.
    private static bool IsFasterThanLinear(List<ScalingPoint> points)
    {
        var (least, most) = (Rational.Zero, points.Select(Bytes).Min());
        foreach (var (i, j) in points.SelectMany(_ => points, (i, j) => (i, j)).Where(pair => pair.i != pair.j))
        {
            var factor = (_stepFactor * Rational.Of(i.Rows)) - Rational.Of(j.Rows);
            var limit = (_stepFactor * Rational.Of(i.Rows) * Bytes(j)) - (Rational.Of(j.Rows) * Bytes(i));
            if (factor.Sign > 0)
                most = Rational.Min(most, limit / factor);
            else if (factor.Sign < 0)
                least = Rational.Max(least, limit / factor);
            else if (limit.Sign < 0)
                return IsRising(points);
        }

        return least > most && IsRising(points);
    }

    private static bool IsRising(List<ScalingPoint> points) => Slope(points[^2], points[^1]) > Slope(points[0], points[1]);

    private static string Evidence(List<ScalingPoint> points)
    {
        var (first, last) = (Slope(points[0], points[1]), Slope(points[^2], points[^1]));
        return $"{first.ToDecimal():#,0.0} B a row from {points[0].Rows:#,0} to {points[1].Rows:#,0} rows, "
            + $"{last.ToDecimal():#,0.0} B a row from {points[^2].Rows:#,0} to {points[^1].Rows:#,0}";
    }

    private static Rational Bytes(ScalingPoint point) => Rational.Of(point.Bytes.Estimate);

    private static Rational Slope(ScalingPoint from, ScalingPoint to) => (Bytes(to) - Bytes(from)) / Rational.Of(to.Rows - from.Rows);
}
