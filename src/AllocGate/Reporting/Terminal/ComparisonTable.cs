using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>Base against head, a row a case: with the changes beside the figures where they fit, else below them, else with base above head.</summary>
internal static class ComparisonTable
{
    private const int WideFrom = 110;
    private const int MaxName = 2_000;

    public static void Write(IAnsiConsole console, IReadOnlyList<ComparedRow> rows)
    {
        if (rows.Count == 0)
            return;
        FigureLayout[] layouts = console.Profile.Width >= WideFrom
            ? [FigureLayout.Beside, FigureLayout.Below, FigureLayout.Broken]
            : [FigureLayout.Below, FigureLayout.Broken];
        var tables = layouts.Select(layout => Table(rows, layout)).ToList();
        // Where none fits, each row is a paragraph, which the undivided figures read best in.
        var (titles, shown) = tables.Find(table => Columns.Fit(console, table.Titles, table.Rows)) is { Titles: not null } fitting
            ? fitting
            : Table(rows, FigureLayout.Below);
        Columns.Write(console, titles, shown);
    }

    private static (List<string> Titles, List<(string, Style, IReadOnlyList<Cell>)> Rows) Table(IReadOnlyList<ComparedRow> rows, FigureLayout layout)
    {
        var metrics = ShownMetrics.Of(rows);
        var projects = rows.Select(row => row.Key.Project).Distinct().Count();
        var frameworks = rows.Select(row => (row.Key.Project, row.Key.Framework)).Distinct().Count() > projects;
        var projectShown = projects > 1 || frameworks;
        List<string> titles = ["Case"];
        if (projectShown)
            titles.Add("Project");
        foreach (var metric in metrics)
            titles.AddRange(layout == FigureLayout.Beside ? [ShownMetrics.Title(metric), "Δ"] : [ShownMetrics.Title(metric)]);
        titles.Add("Outcome");
        return (titles, [.. rows.Select(row => (HostileText.Clip(HostileText.ForLog(row.Name), MaxName), Tones.Of(row.Standing()), Cells(row)))]);

        IReadOnlyList<Cell> Cells(ComparedRow row)
        {
            List<Cell> cells = [];
            if (projectShown)
                cells.Add(new Cell(Project(row.Key, layout == FigureLayout.Beside ? 30 : 14, frameworks), Style.Plain));
            foreach (var metric in metrics)
                cells.AddRange(Figure(Of(row, metric), layout));
            cells.Add(new Cell(row.Word(), Tones.Of(row.Standing())));
            return cells;
        }
    }

    private static IEnumerable<Cell> Figure(Comparison? comparison, FigureLayout layout)
    {
        var pair = comparison is null ? Figures.NotMeasured : Figures.Pair(comparison.Base, comparison.Head);
        var change = comparison is null ? "" : Figures.Change(comparison);
        var style = comparison is null ? Style.Plain : Tones.Of(comparison.Standing());
        return layout switch
        {
            FigureLayout.Beside => [new Cell(pair, style), new Cell(change, style)],
            FigureLayout.Below => [new Cell(change.Length == 0 ? [pair] : [pair, change], style)],
            _ => [new Cell([.. Broken(pair, "→ "), .. Broken(change, "(")], style)],
        };
    }

    private static IEnumerable<string> Broken(string text, string before)
    {
        var at = text.IndexOf(before, StringComparison.Ordinal);
        return text.Length == 0 ? [] : at <= 0 ? [text] : [text[..at].TrimEnd(), text[at..]];
    }

    private static Comparison? Of(ComparedRow row, Metric metric) => row.Comparisons.FirstOrDefault(c => c.Metric == metric);

    private static IReadOnlyList<string> Project(RowKey key, int width, bool framework)
    {
        var name = CaseName.Fit(HostileText.ForLog(Path.GetFileNameWithoutExtension(key.Project)), width, lines: 2);
        return framework ? [.. name, HostileText.Clip(HostileText.ForLog(key.Framework), width)] : name;
    }
}
