using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>Base against head, a line a case. Changes stand below the figures where the terminal is narrow, beside them where it is wide.</summary>
internal static class ComparisonTable
{
    private const int WideFrom = 110;

    public static void Write(IAnsiConsole console, IReadOnlyList<ComparedRow> rows, bool showProject)
    {
        if (rows.Count == 0)
            return;
        var wide = console.Profile.Width >= WideFrom;
        var metrics = Enum.GetValues<Metric>().Where(m => rows.Any(row => Of(row, m) is not null)).ToList();
        var frameworks = rows.Select(row => (row.Key.Project, row.Key.Framework)).Distinct().CountBy(p => p.Project).Any(p => p.Value > 1);
        List<string> titles = ["Case"];
        if (showProject)
            titles.Add("Project");
        if (frameworks)
            titles.Add("Framework");
        foreach (var metric in metrics)
            titles.AddRange(wide ? [Title(metric), "Δ"] : [Title(metric)]);
        titles.Add("Outcome");
        var shown = rows.Select(row => (HostileText.ForLog(row.Name), Tones.Of(row.Standing()), Cells(row))).ToList();
        Columns.Write(console, titles, shown);

        IReadOnlyList<Cell> Cells(ComparedRow row)
        {
            List<Cell> cells = [];
            if (showProject)
                cells.Add(new Cell(CaseName.Fit(HostileText.ForLog(ProjectName(row.Key)), wide ? 30 : 14, lines: 2), Style.Plain));
            if (frameworks)
                cells.Add(new Cell(HostileText.Clip(HostileText.ForLog(row.Key.Framework), 16)));
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

    private static string Title(Metric metric) => metric == Metric.Allocated ? "Allocated/op" : "Retained/op";

    private static string ProjectName(RowKey key) => Path.GetFileNameWithoutExtension(key.Project);
}
