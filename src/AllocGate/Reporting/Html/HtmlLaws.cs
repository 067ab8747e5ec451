using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.Html;

/// <summary>Families of bulk inserts: the law, its points and its line.</summary>
internal static class HtmlLaws
{
    public static HtmlFragment Of(GateReport report)
    {
        var laws = report.Families.SelectMany(family => family.Laws.Select(law => (Family: family, Law: law))).OrderBy(l => l.Law.Standing()).ToList();
        if (laws.Count == 0)
            return HtmlFragment.Empty;
        var unchanged = laws.Where(l => l.Law.Standing() == RowStanding.Unchanged).ToList();
        return HtmlFragment.Of($"""
            <section id="laws"><h2>Bytes over rows</h2>
            {laws.Except(unchanged).Select(l => Law(l.Family, l.Law))}
            {(unchanged.Count == 0 ? HtmlFragment.Empty : HtmlFragment.Of($"<details><summary>{Counted.Of(unchanged.Count, "unchanged law")}</summary>{unchanged.Select(l => Law(l.Family, l.Law))}</details>"))}
            </section>

            """);
    }

    private static HtmlFragment Law(ComparedFamily family, ComparedLaw law)
    {
        var standing = law.Standing().ToString().ToLowerInvariant();
        var sentence = LawWords.Sentence(law);
        return HtmlFragment.Of($"""
            <article class="law {standing}">
            <h3><span class="tag {standing}">{LawWords.Word(law)}</span> {HtmlFragment.Name(family.Name)}: {OutcomeWords.Of(law.Metric)}</h3>
            <p>Base {LawWords.Of(law.Base)}; head {LawWords.Of(law.Head)}.</p>
            {(sentence.Length > 0 ? HtmlFragment.Of($"<p>{sentence}</p>") : HtmlFragment.Empty)}
            {Chart(family, law)}
            </article>
            """);
    }

    private static HtmlFragment Chart(ComparedFamily family, ComparedLaw law)
    {
        ChartSeries[] series = [.. Series("base", law.Base), .. Series("head", law.Head)];
        return series.Length == 0
            ? HtmlFragment.Empty
            : new LineChart($"{OutcomeWords.Of(law.Metric)} over rows: {family.Name}. {Words("Base", law.Base)} {Words("Head", law.Head)}", "rows", "B", series).ToHtml();
    }

    private static IEnumerable<ChartSeries> Series(string side, ScalingLaw law)
    {
        if (law is not ScalingLaw.Fitted fitted)
            yield break;
        var points = fitted.Points.Where(p => p.Bytes.HasFigure).Select(p => ((double)p.Rows, (double)p.Bytes.Estimate.ToDecimal())).ToList();
        if (points.Count == 0)
            yield break;
        yield return new ChartSeries($"{side}, measured", side, IsLine: false, points);
        // Where a row costs the more the more rows there are, no line is the law: the points are joined instead.
        if (fitted.FasterThanLinear.Length > 0 || !fitted.Fixed.HasFigure || !fitted.PerRow.HasFigure)
            yield return new ChartSeries($"{side}, joined", $"{side} dashed", IsLine: true, points);
        else
            yield return new ChartSeries($"{side}, fitted", side, IsLine: true, [At(fitted, 0), At(fitted, points.Max(p => p.Item1))]);
    }

    private static (double X, double Y) At(ScalingLaw.Fitted law, double rows) =>
        (rows, (double)law.Fixed.Estimate.ToDecimal() + (rows * (double)law.PerRow.Estimate.ToDecimal()));

    private static string Words(string side, ScalingLaw law) => law is ScalingLaw.Fitted fitted
        ? $"{side}: {string.Join(", ", fitted.Points.Select(p => $"{p.Rows:#,0} rows {Figures.Of(p.Bytes)}"))}."
        : $"{side} has no law.";
}
