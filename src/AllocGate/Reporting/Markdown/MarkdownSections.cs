using System.Text;
using AllocGate.Core.Comparing;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.Markdown;

/// <summary>The sections of the Markdown report, each with at most <paramref name="limit"/> entries; what is left out is counted.</summary>
internal sealed class MarkdownSections(GateReport report, int limit, Func<SourceLine, string?>? address)
{
    private readonly StringBuilder _text = new();

    public override string ToString()
    {
        _text.Clear();
        WriteHead();
        foreach (var (title, entries) in Reasons.Sections(report))
            WriteList(title, entries.Select(MarkdownText.Prose));
        WriteRows();
        WriteFamilies();
        WriteFindings();
        WriteList("This change loosens the gate", report.Loosenings.Select(l => MarkdownText.Prose(l.ToString())));
        WriteList("Waivers", report.Waivers.Select(WaiverLine.Of).Select(MarkdownText.Prose));
        WriteProjects();
        WriteList("Notices", report.Notices.Select(MarkdownText.Prose));
        WriteNotSelected();
        if (WaiverExample.For(report) is { } example)
            WriteAccepting(example);
        return _text.ToString();
    }

    private void WriteHead()
    {
        var headline = Headline.Of(report);
        var sign = report.Verdict switch { Verdict.Pass => "✅", Verdict.Fail => "❌", _ => "⚠️" };
        Line($"## {sign} {headline.Word}: {MarkdownText.Prose(report.Name)}");
        Line();
        Line(headline.Counts);
        Line();
        Line($"- Event: {MarkdownText.Prose(report.Subject.Event)}");
        Line($"- Head: {MarkdownText.Prose(report.Subject.HeadDescription)}");
        Line($"- Base: {MarkdownText.Prose(report.Subject.BaseDescription)}");
        Line($"- Baseline: {MarkdownText.Prose(report.Subject.Baseline)}");
        Line();
    }

    private void WriteRows()
    {
        var rows = WorstFirst.Rows(report.Rows);
        var changed = rows.Where(row => row.Standing() != RowStanding.Unchanged).ToList();
        var unchanged = rows.Where(row => row.Standing() == RowStanding.Unchanged).ToList();
        var table = new MarkdownTable(report.Rows);
        if (changed.Count > 0)
        {
            Line("### Benchmarks");
            Line();
            WriteTable(table, changed);
            WriteReasons(changed);
        }

        if (unchanged.Count == 0)
            return;
        Line($"<details><summary>{Counted.Of(unchanged.Count, "unchanged case")}</summary>");
        Line();
        WriteTable(table, unchanged);
        WriteReasons(unchanged);
        Line("</details>");
        Line();
    }

    private void WriteReasons(IEnumerable<ComparedRow> rows) =>
        WriteList("", rows.SelectMany(row => RowReasons.Of(row).Select(reason => $"{MarkdownText.Code(row.Name)}{Place(row)}: {MarkdownText.Prose(reason)}")));

    // Without an address there is nothing that the name does not tell.
    private string Place(ComparedRow row) =>
        (row.AllocatingLines?.ChangedLine ?? row.Location) is { } line && address?.Invoke(line) is not null ? $" ({MarkdownPlace.Of(line, address)})" : "";

    private void WriteFamilies()
    {
        var laws = report.Families.SelectMany(family => family.Laws.Select(law => (Family: family, Law: law))).OrderBy(l => l.Law.Standing()).ToList();
        if (laws.Count == 0)
            return;
        Line("### Bytes over rows");
        Line();
        Line("| Outcome | Cases | Metric | Per row | Fixed part |");
        Line("| --- | --- | --- | ---: | ---: |");
        foreach (var (family, law) in laws.Take(limit))
        {
            var word = law.Standing() is RowStanding.Failing or RowStanding.Open ? $"**{LawWords.Word(law)}**" : LawWords.Word(law);
            Line($"| {word} | {MarkdownText.CodeCell(family.Name)} | {OutcomeWords.Of(law.Metric)} | {LawWords.PerRow(law)} | {LawWords.Fixed(law)} |");
        }

        Line();
        WriteRest(laws.Count);
        WriteList("", laws.Where(l => LawWords.Sentence(l.Law).Length > 0)
            .Select(l => $"{MarkdownText.Code(l.Family.Name)}: {MarkdownText.Prose(LawWords.Sentence(l.Law))}"));
    }

    private void WriteTable(MarkdownTable table, List<ComparedRow> rows)
    {
        foreach (var line in table.Lines(rows.Take(limit)))
            Line(line);
        Line();
        WriteRest(rows.Count);
    }

    private void WriteFindings()
    {
        var inScope = WorstFirst.Findings(report.Findings.Where(f => f.Finding.InScope));
        WriteList("Findings", inScope.Select(finding => MarkdownFinding.Of(finding, address)));
        var outside = report.Findings.Count - inScope.Count;
        if (outside > 0)
        {
            Line($"{Counted.Of(outside, "finding")} from before the change: see report.json.");
            Line();
        }

        if (report.Suppressed.Count > 0)
        {
            Line($"{Counted.Of(report.Suppressed.Count, "finding")} suppressed in the sources: see report.json.");
            Line();
        }
    }

    private void WriteProjects()
    {
        var notMeasured = report.Projects.Where(p => p.Problem is not null).Select(p => $"{MarkdownText.Code(p.Project)}: {MarkdownText.Prose(p.Problem!)}");
        WriteList("Not measured", notMeasured);
        var told = report.Projects.SelectMany(p => p.Notices.Select(notice => $"{MarkdownText.Code(p.Project)}: {MarkdownText.Prose(notice)}"));
        WriteList("About the projects", told);
        var environments = report.Projects.Where(p => p.Environment is not null)
            .Select(p => $"{MarkdownText.Code(p.Project)}, {MarkdownText.Prose(p.Framework)}: {MarkdownText.Prose(EnvironmentLine.Of(p.Environment!))}");
        WriteList("Environment", environments);
    }

    private void WriteNotSelected()
    {
        var leftOut = report.NotSelected.Where(n => n.ByOption).ToList();
        WriteList("Left out by an option", leftOut.Select(n => $"{MarkdownText.Code(n.Key.Benchmark)}: {MarkdownText.Prose(n.Reason)}"));
    }

    private void WriteAccepting(string example)
    {
        Line("### To accept it");
        Line();
        Line("If this is meant, add a waiver with a reason to `waivers` in `allocgate.json`:");
        Line();
        Line("```json");
        Line(example);
        Line("```");
        Line();
    }

    private void WriteList(string title, IEnumerable<string> entries)
    {
        var all = entries.ToList();
        if (all.Count == 0)
            return;
        if (title.Length > 0)
        {
            Line("### " + title);
            Line();
        }

        foreach (var entry in all.Take(limit))
            Line("- " + entry);
        if (all.Count > 0)
            Line();
        WriteRest(all.Count);
    }

    private void WriteRest(int count)
    {
        if (count <= limit)
            return;
        Line($"… and {count - limit:#,0} more: see report.json.");
        Line();
    }

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
