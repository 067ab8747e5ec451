namespace AllocGate.Reporting.Html;

/// <summary>A linear scale from 0, or from below it, with ticks at round numbers.</summary>
internal sealed class Axis
{
    private const int MostTicks = 6;

    private readonly double _low;
    private readonly double _high;

    private Axis(double low, double high, double step)
    {
        (_low, _high) = (low, high);
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((high - low) / step) + 1).Select(i => low + (i * step))];
    }

    public IReadOnlyList<double> Ticks { get; }

    /// <param name="values">What it has to hold.</param>
    public static Axis Over(IEnumerable<double> values)
    {
        var all = values.Append(0).ToList();
        var (low, high) = (all.Min(), all.Max());
        var step = RoundStep((high - low) / (MostTicks - 1));
        return new Axis(Math.Floor(low / step) * step, Math.Max(Math.Ceiling(high / step) * step, step), step);
    }

    /// <summary>From 0 at its low end to 1 at its high end.</summary>
    public double Share(double value) => (value - _low) / (_high - _low);

    // 1, 2 or 5 times a power of ten.
    private static double RoundStep(double least)
    {
        if (least <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * new[] { 1, 2, 5, 10 }.First(factor => factor * power >= least * 0.999999);
    }
}
