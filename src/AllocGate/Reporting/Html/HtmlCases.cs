using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.Html;

/// <summary>The table of cases, what has changed first, and a section a case that needs more words than a row has.</summary>
internal sealed class HtmlCases
{
    private const int OpenUpTo = 20;

    private readonly IReadOnlyList<ComparedRow> _rows;
    private readonly IReadOnlyList<Metric> _metrics;
    private readonly bool _projects;
    private readonly bool _frameworks;
    private readonly Dictionary<ComparedRow, string> _sections;

    public HtmlCases(GateReport report)
    {
        _rows = WorstFirst.Rows(report.Rows);
        _metrics = ShownMetrics.Of(report.Rows);
        _projects = report.Rows.Select(row => row.Key.Project).Distinct().Count() > 1;
        _frameworks = report.Rows.Select(row => row.Key.Framework).Distinct().Count() > 1;
        _sections = new(ReferenceEqualityComparer.Instance);
        foreach (var row in _rows.Where(HtmlCase.HasMore))
            _sections[row] = $"case-{_sections.Count + 1}";
    }

    public HtmlFragment ToHtml()
    {
        if (_rows.Count == 0)
            return HtmlFragment.Of($"""<section id="cases"><h2>Benchmarks</h2><p>No benchmark case was measured.</p></section>""");
        var unchanged = _rows.Where(row => row.Standing() == RowStanding.Unchanged).ToList();
        var changed = _rows.Where(row => row.Standing() != RowStanding.Unchanged).ToList();
        return HtmlFragment.Of($"""
            <section id="cases">
            <h2>Benchmarks</h2>
            {(changed.Count > 0 ? Table(changed, "Cases that fail, are open, or have changed: base against head") : HtmlFragment.Empty)}
            {(unchanged.Count > 0 ? Unchanged(unchanged, open: changed.Count == 0 && unchanged.Count <= OpenUpTo) : HtmlFragment.Empty)}
            </section>
            {(_sections.Count > 0 ? HtmlFragment.Of($"<h2>Case by case</h2>") : HtmlFragment.Empty)}
            {_rows.Where(_sections.ContainsKey).Select(row => HtmlCase.Of(row, _sections[row]))}
            """);
    }

    private HtmlFragment Unchanged(List<ComparedRow> rows, bool open) => HtmlFragment.Of($"""
        <details{new HtmlFragment(open ? " open" : "")}><summary>{Counted.Of(rows.Count, "unchanged case")}</summary>
        {Table(rows, "Unchanged cases")}
        </details>
        """);

    private HtmlFragment Table(List<ComparedRow> rows, string caption) => HtmlFragment.Of($"""
        <div class="scroll"><table role="table" class="cases">
        <caption>{caption}</caption>
        <thead role="rowgroup"><tr role="row">{Titles().Select(title => HtmlFragment.Of($"""<th scope="col" role="columnheader">{title}</th>"""))}</tr></thead>
        <tbody role="rowgroup">
        {rows.Select(Row)}
        </tbody></table></div>
        """);

    private IEnumerable<string> Titles() =>
        ["Outcome", "Case", .. _projects ? ["Project"] : Array.Empty<string>(), .. _frameworks ? ["Framework"] : Array.Empty<string>(), .. _metrics.Select(ShownMetrics.Title)];

    private HtmlFragment Row(ComparedRow row, int index)
    {
        var standing = row.Standing();
        var name = HtmlFragment.Name(row.Name);
        if (_sections.TryGetValue(row, out var section))
            name = HtmlFragment.Of($"""<a href="#{section}">{name}</a>""");
        return HtmlFragment.Of($"""
            <tr role="row">{Cell("Outcome", HtmlFragment.Of($"""<span class="tag {standing.ToString().ToLowerInvariant()}">{row.Word()}</span>"""), $"{index}")}<th scope="row" role="rowheader" class="name" data-sort="{row.Name}">{name}</th>{(_projects ? Cell("Project", HtmlFragment.Name(row.Key.Project), row.Key.Project) : HtmlFragment.Empty)}{(_frameworks ? Cell("Framework", HtmlFragment.Text(row.Key.Framework), row.Key.Framework) : HtmlFragment.Empty)}{_metrics.Select(metric => HtmlFigure.Cell(row, metric))}</tr>

            """);
    }

    private static HtmlFragment Cell(string title, HtmlFragment content, string sort) =>
        HtmlFragment.Of($"""<td role="cell" data-label="{title}" data-sort="{sort}">{content}</td>""");
}
