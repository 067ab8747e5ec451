using System.Globalization;
using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Reporting.Html;

/// <summary>One metric of one row: both figures, the change, and base and head as bars.</summary>
internal static class HtmlFigure
{
    private const int Width = 100;

    public static HtmlFragment Cell(ComparedRow row, Metric metric)
    {
        var title = ShownMetrics.Title(metric);
        if (row.Comparisons.FirstOrDefault(c => c.Metric == metric) is not { } comparison)
            return HtmlFragment.Of($"""<td role="cell" class="figure" data-label="{title}" data-sort="-1">{Figures.NotMeasured}</td>""");
        var change = Figures.Change(comparison);
        var standing = comparison.Standing().ToString().ToLowerInvariant();
        return HtmlFragment.Of($"""
            <td role="cell" class="figure" data-label="{title}" data-sort="{Sort(comparison.Head)}"><div><span class="pair">{Figures.Pair(comparison.Base, comparison.Head)}</span>{(change.Length > 0 ? HtmlFragment.Of($"""<span class="change {standing}">{change}</span>""") : HtmlFragment.Empty)}{Bars(comparison, standing)}</div></td>
            """);
    }

    // Where both are the same, or none is known, there is nothing to compare with the eye.
    private static HtmlFragment Bars(Comparison comparison, string standing)
    {
        var (before, now) = (Bytes(comparison.Base), Bytes(comparison.Head));
        var most = Math.Max(before ?? 0, now ?? 0);
        if (most <= 0 || before == now)
            return HtmlFragment.Empty;
        var label = $"base {Figures.Of(comparison.Base)}, head {Figures.Of(comparison.Head)}";
        return HtmlFragment.Of($"""
            <svg class="bars" viewBox="0 0 {Width} 12" width="{Width}" height="12" role="img" aria-label="{label}"><title>{label}</title>{Bar("base", 0, before, most)}{Bar($"head {standing}", 7, now, most)}</svg>
            """);
    }

    private static HtmlFragment Bar(string kind, int top, decimal? bytes, decimal most) => bytes is { } known
        ? HtmlFragment.Of($"""<rect class="{kind}" x="0" y="{top}" width="{Share(known, most)}" height="5" rx="1"/>""")
        : HtmlFragment.Of($"""<rect class="unknown" x="0.5" y="{top}" width="{Width - 1}" height="5" rx="1"/>""");

    // Never too thin to be seen, unless it is nothing.
    private static string Share(decimal bytes, decimal most) =>
        (bytes <= 0 ? 0 : Math.Max(1.5m, Math.Round(bytes / most * Width, 1))).ToString(CultureInfo.InvariantCulture);

    private static decimal? Bytes(Reading reading) => reading.HasFigure ? reading.Estimate.ToDecimal() : null;

    private static string Sort(Reading reading) => (Bytes(reading) ?? -1).ToString(CultureInfo.InvariantCulture);
}
