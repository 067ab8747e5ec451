using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>The measurements of one side alone.</summary>
public static class MeasurementTable
{
    public static void Write(IAnsiConsole console, MeasurementSet set)
    {
        foreach (var project in set.Projects)
            Write(console, project);
    }

    private static void Write(IAnsiConsole console, ProjectMeasurement project)
    {
        var framework = project.Framework.Length > 0 ? $" ({project.Framework})" : "";
        console.Title(HostileText.ForLog(project.Project + framework));
        if (project.Environment is { } environment)
            console.Item(EnvironmentLine.Of(environment), style: Tones.Quiet);
        if (project.Rows.Count > 0)
        {
            var metrics = ShownMetrics.Of(project.Rows);
            Columns.Write(console, ["Case", .. metrics.Select(ShownMetrics.Title)], [.. project.Rows.OrderBy(row => row.Key).Select(row => Row(row, metrics))]);
        }

        foreach (var (name, metric, law) in Families.LawsOf(project.Rows))
            console.Item($"{name}: {OutcomeWords.Of(metric)} {LawWords.Of(law)}{(law.FasterThanLinear.Length > 0 ? $": {law.FasterThanLinear}" : "")}");
        if (project.Problem is { } problem)
            console.Item($"NOT MEASURED: {problem.Message}", style: Tones.Of(RowStanding.Open));
        console.Items([.. project.Rows.SelectMany(row => Explanations(row, project.Environment?.Engine ?? Engine.Probe)), .. project.Notices]);
    }

    private static (string, Style, IReadOnlyList<Cell>) Row(BenchmarkRow row, IEnumerable<Metric> metrics) =>
        (HostileText.ForLog(row.Name), Style.Plain, [.. metrics.Select(metric => Cell(row[metric]))]);

    private static Cell Cell(Reading reading) =>
        new(Figures.Of(reading), reading is Reading.Failed ? Tones.Of(RowStanding.Failing) : Style.Plain);

    // What holds for every figure of an engine is said once, as a notice.
    private static IEnumerable<string> Explanations(BenchmarkRow row, Engine engine)
    {
        // What breaks a case breaks all its metrics: said once.
        var same = Enum.GetValues<Metric>()
            .Where(metric => engine == Engine.Probe || (engine.Measures(metric) && !row[metric].HasFigure))
            .GroupBy(metric => (Figure: Figures.Of(row[metric]), Reason: ReadingReason.Of(row[metric])));
        foreach (var metrics in same.Where(m => m.Key.Reason.Length > 0))
            yield return $"{row.Name}, {string.Join(" and ", metrics.Select(OutcomeWords.Of))} {metrics.Key.Figure}: {metrics.Key.Reason}";

        foreach (var note in row.Notes)
            yield return $"{row.Name}: {note}";
    }
}
