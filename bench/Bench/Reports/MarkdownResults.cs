using System.Globalization;
using System.Text;
using AllocGate.Bench.Gates;
using AllocGate.Bench.Killing;
using AllocGate.Bench.Parts;

namespace AllocGate.Bench.Reports;

/// <summary>The results as Markdown tables.</summary>
internal static class MarkdownResults
{
    public static string Of(Results results)
    {
        var text = new StringBuilder();
        foreach (var project in results.Time.GroupBy(t => t.Project))
            Time(text, project.Key, [.. project]);
        if (results.Repeat.Count > 0)
            Repeat(text, results.Repeat);
        if (results.Null is { } @null)
            Null(text, @null);
        if (results.Planted.Count > 0)
            Planted(text, results.Planted);
        if (results.Gates.Count > 0)
            Gates(text, results.Gates);
        if (results.Scale is { } scale)
            Line(text, $"## Scale\n\n{scale.Cases:#,0} trivial cases in one project: {scale.Time.MeasuringSeconds:0.0} s ({scale.Time.Seconds:0.0} s build included), {scale.Measured:#,0} measured, {scale.Exact:#,0} exact, {Number(scale.Time.PeakMegabytes)} MB of the tool's own memory.\n");
        if (results.Scan.Count > 0)
            Scan(text, results.Scan);
        if (results.Kills.Count > 0)
            Kills(text, results.Kills);
        return text.ToString();
    }

    private static void Time(StringBuilder text, string project, IReadOnlyList<TimeResult> rows)
    {
        var mine = rows.First(r => r.Engine == TimePart.AllocGate);
        Line(text, $"## Time: {project}, {mine.Cases:#,0} cases\n");
        Line(text, $"| engine | cases | s | × | s with builds | × | CPU s | CPU s with builds |\n|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var row in rows)
        {
            Line(text, $"| {row.Engine} | {row.Cases} | {row.Time.MeasuringSeconds:0.0} | {row.Time.MeasuringSeconds / mine.Time.MeasuringSeconds:0.0} | {row.Time.Seconds:0.0} | {row.Time.Seconds / mine.Time.Seconds:0.0} | {Number(row.Time.MeasuringCpuSeconds)} | {Number(row.Time.CpuSeconds)} |");
        }

        Line(text, $"");
    }

    private static void Repeat(StringBuilder text, IReadOnlyList<RepeatResult> rows)
    {
        Line(text, $"## Repeats of one build\n");
        Line(text, $"| engine | cases | rounds | exact | mixed | cases with spread | largest spread, B/op | largest spread of exact ones, B/op |\n|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var engine in rows.GroupBy(r => r.Engine))
        {
            Line(text, $"| {engine.Key} | {engine.Count()} | {engine.Max(r => r.Rounds)} | {100.0 * engine.Sum(r => r.Exact) / engine.Sum(r => r.Rounds):0.#}% | {engine.Count(r => r.Exact > 0 && r.Exact < r.Rounds)} | {engine.Count(r => r.Spread > 0)} | {engine.Max(r => r.Spread):#,0.##} | {engine.Max(r => r.ExactSpread):#,0.##} |");
        }

        Line(text, $"\nNot exact in every round, or other bytes than AllocGate's:\n\n| case | engine | B/op | spread | why |\n|---|---|---:|---:|---|");
        var mine = rows.Where(r => r.Engine == TimePart.AllocGate).ToDictionary(r => (r.Project, Name(r.Case)));
        foreach (var row in rows.Where(r => r.Engine == TimePart.AllocGate ? r.Exact < r.Rounds : mine.GetValueOrDefault((r.Project, Name(r.Case)))?.Bytes != r.Bytes))
            Line(text, $"| `{row.Case}` | {row.Engine} | {row.Bytes:#,0.##} | {row.Spread:#,0.##} | {row.Cause} |");
        Line(text, $"");
    }

    private static void Null(StringBuilder text, NullResult result)
    {
        Line(text, $"## The same code on both sides, on a busy machine\n\n{result.Comparisons:#,0} comparisons of {result.Cases} cases: {result.Failed} failed, {result.Inconclusive} inconclusive. Largest difference: allocated {result.LargestAllocated:#,0.##} B/op, retained {result.LargestRetained:#,0.##} B/op.\n");
        foreach (var reason in result.Reasons)
            Line(text, $"- {reason}");
        Line(text, $"");
    }

    private static void Planted(StringBuilder text, IReadOnlyList<PlantedResult> rows)
    {
        Line(text, $"## Planted\n\n| planted | expected | engine | came out so |\n|---|---|---|---:|");
        foreach (var row in rows)
            Line(text, $"| {row.Plant} | {row.Expected} | {row.Engine} | {row.AsExpected} of {row.Rounds} |");
        Line(text, $"");
        foreach (var row in rows.Where(r => r.Otherwise.Count > 0))
            Line(text, $"- {row.Plant}, {row.Engine}: {string.Join("; ", row.Otherwise)}");
        Line(text, $"");
    }

    private static void Gates(StringBuilder text, IReadOnlyList<GatesResult> rows)
    {
        Line(text, $"## Gates over recorded measurements\n\n| base and head | gates | passed | failed | inconclusive |\n|---|---:|---:|---:|---:|");
        foreach (var row in rows)
            Line(text, $"| {row.Gates} | {row.Count:#,0} | {row.Passed:#,0} | {row.Failed:#,0} | {row.Inconclusive:#,0} |");
        Line(text, $"");
        foreach (var row in rows.Where(r => r.Reasons.Count > 0))
            Line(text, $"- {row.Gates}: {string.Join("; ", row.Reasons)}");
        Line(text, $"");
    }

    private static void Scan(StringBuilder text, IReadOnlyList<ScanResult> rows)
    {
        Line(text, $"## Scan: {rows[0].Tree}\n");
        Line(text, $"| what | by | lines | findings | s | lines/s | CPU s | peak MB |\n|---|---|---:|---:|---:|---:|---:|---:|");
        foreach (var row in rows)
        {
            var (lines, speed) = row.Lines > 0 ? ($"{row.Lines:#,0}", $"{row.Lines / row.Time.Seconds:#,0}") : ("—", "—");
            Line(text, $"| {row.What} | {row.Engine} | {lines} | {row.Findings} | {row.Time.Seconds:0.00} | {speed} | {Number(row.Time.CpuSeconds)} | {Number(row.Time.PeakMegabytes)} |");
        }

        Line(text, $"");
    }

    private static void Kills(StringBuilder text, IReadOnlyList<KillTrial> trials)
    {
        Line(text, $"## Killed\n\n| command | kills | baseline old | new | half | configuration not as it was | probes: longest after the kill, s | left something | next run in trouble | left after that |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var of in trials.GroupBy(t => t.Command))
        {
            Line(text, $"| {of.Key} | {of.Count()} | {of.Count(t => t.Baseline == "old")} | {of.Count(t => t.Baseline == "new")} | {of.Count(t => t.Baseline == "half")} | {of.Count(t => t.Configuration != "old")} | {of.Max(t => t.ProbeSeconds):0.00} | {of.Count(t => t.LeftByTheDead > 0)} | {of.Count(t => t.Trouble.Length > 0)} | {of.Count(t => t.Leftovers.Count > 0)} |");
        }

        Line(text, $"\nWhile: {string.Join(", ", trials.CountBy(t => t.Phase).OrderByDescending(p => p.Value).Select(p => $"{p.Key} {p.Value}"))}.\n");
        foreach (var trial in trials.Where(t => !t.IsClean))
            Line(text, $"- {trial.Number}, {trial.Command}, {trial.Phase}: {trial.Trouble} {string.Join("; ", trial.Leftovers)}");
        Line(text, $"");
    }

    // BenchmarkDotNet's reports hold no signature.
    private static string Name(string id) => id.IndexOf('(', StringComparison.Ordinal) is var open and > 0 && id.IndexOf(')', open) is var close and > 0 ? id[..open] + id[(close + 1)..] : id;

    private static string Number(double? value) => value is { } v ? v.ToString("0.0", CultureInfo.InvariantCulture) : "—";

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
