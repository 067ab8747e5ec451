using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Reporting.Markdown;

/// <summary>Rows of the report as a table; a project or framework has a column where there are several.</summary>
internal sealed class MarkdownTable
{
    private readonly bool _projects;
    private readonly bool _frameworks;
    private readonly IReadOnlyList<Metric> _metrics;

    /// <param name="all">All rows of the report, so that its tables have the same columns.</param>
    public MarkdownTable(IReadOnlyList<ComparedRow> all)
    {
        _metrics = ShownMetrics.Of(all);
        _projects = all.Select(row => row.Key.Project).Distinct().Count() > 1;
        _frameworks = all.Select(row => row.Key.Framework).Distinct().Count() > 1;
    }

    public IEnumerable<string> Lines(IEnumerable<ComparedRow> rows)
    {
        List<string> titles = ["Outcome", "Case"];
        if (_projects)
            titles.Add("Project");
        if (_frameworks)
            titles.Add("Framework");
        var names = titles.Count;
        titles.AddRange(_metrics.SelectMany(metric => new[] { ShownMetrics.Title(metric), "Δ" }));
        yield return Line(titles);
        yield return Line(titles.Select((_, i) => i < names ? "---" : "---:"));
        foreach (var row in rows)
            yield return Line(Cells(row));
    }

    private IEnumerable<string> Cells(ComparedRow row)
    {
        yield return row.Standing() is RowStanding.Failing or RowStanding.Open ? $"**{row.Word()}**" : row.Word();
        yield return MarkdownText.CodeCell(row.Name);
        if (_projects)
            yield return MarkdownText.CodeCell(Path.GetFileNameWithoutExtension(row.Key.Project));
        if (_frameworks)
            yield return MarkdownText.CodeCell(row.Key.Framework);
        foreach (var metric in _metrics)
        {
            var comparison = row.Comparisons.FirstOrDefault(c => c.Metric == metric);
            yield return comparison is null ? Figures.NotMeasured : Figures.Pair(comparison.Base, comparison.Head);
            yield return comparison is null ? "" : Figures.Change(comparison).Replace("<", "&lt;", StringComparison.Ordinal);
        }
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
