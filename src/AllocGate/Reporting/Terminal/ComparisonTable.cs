using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>Base against head, a line a case. Changes stand below the figures where the terminal is narrow, beside them where it is wide.</summary>
internal static class ComparisonTable
{
    private const int WideFrom = 110;

    public static void Write(IAnsiConsole console, IReadOnlyList<ComparedRow> rows)
    {
        if (rows.Count == 0)
            return;
        var wide = console.Profile.Width >= WideFrom;
        var metrics = ShownMetrics.Of(rows);
        var projects = rows.Select(row => row.Key.Project).Distinct().Count();
        var frameworks = rows.Select(row => (row.Key.Project, row.Key.Framework)).Distinct().Count() > projects;
        var projectShown = projects > 1 || frameworks;
        List<string> titles = ["Case"];
        if (projectShown)
            titles.Add("Project");
        foreach (var metric in metrics)
            titles.AddRange(wide ? [ShownMetrics.Title(metric), "Δ"] : [ShownMetrics.Title(metric)]);
        titles.Add("Outcome");
        var shown = rows.Select(row => (HostileText.ForLog(row.Name), Tones.Of(row.Standing()), Cells(row))).ToList();
        Columns.Write(console, titles, shown);

        IReadOnlyList<Cell> Cells(ComparedRow row)
        {
            List<Cell> cells = [];
            if (projectShown)
                cells.Add(new Cell(Project(row.Key, wide ? 30 : 14, frameworks), Style.Plain));
            foreach (var metric in metrics)
                cells.AddRange(Figure(Of(row, metric), wide));
            cells.Add(new Cell(row.Word(), Tones.Of(row.Standing())));
            return cells;
        }
    }

    private static IEnumerable<Cell> Figure(Comparison? comparison, bool wide)
    {
        var pair = comparison is null ? Figures.NotMeasured : Figures.Pair(comparison.Base, comparison.Head);
        var change = comparison is null ? "" : Figures.Change(comparison);
        var style = comparison is null ? Style.Plain : Tones.Of(comparison.Standing());
        if (wide)
            return [new Cell(pair, style), new Cell(change, style)];
        return [new Cell(change.Length == 0 ? [pair] : [pair, change], style)];
    }

    private static Comparison? Of(ComparedRow row, Metric metric) => row.Comparisons.FirstOrDefault(c => c.Metric == metric);

    private static IReadOnlyList<string> Project(RowKey key, int width, bool framework)
    {
        var name = CaseName.Fit(HostileText.ForLog(Path.GetFileNameWithoutExtension(key.Project)), width, lines: 2);
        return framework ? [.. name, HostileText.Clip(HostileText.ForLog(key.Framework), width)] : name;
    }
}
