using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;

namespace AllocGate.Commands;

/// <summary>Whether a set of measurements is whole: what was not measured is said, and is not a success.</summary>
internal static class Completeness
{
    public static ExitCode Tell(MeasurementSet set, CommandContext context)
    {
        var measured = set.Projects.Sum(p => p.Rows.Count(row => IsMeasured(row, p.Environment?.Engine ?? Engine.Probe)));
        var open = set.Rows.Count() - measured;
        var problems = set.Projects.Count(p => p.Problem is not null);
        context.Output.WriteLine();
        if (set.Projects.Count == 0)
        {
            context.Output.WriteLine("INCOMPLETE: no project that references BenchmarkDotNet was found, so nothing was measured. Name one: allocgate measure PROJECT.");
            return ExitCode.Inconclusive;
        }

        // Of few cases a shard may hold none; that all of them together hold some is seen when they are merged.
        var whole = open + problems == 0 && (measured > 0 || set.Shard is not null);
        context.Output.WriteLine(whole
            ? $"MEASURED: {Count(measured, "case")}, all of {(set.Shard is null ? "them" : $"shard {set.Shard}")}."
            : $"INCOMPLETE: {Count(measured, "case")} measured, {open} not; {Count(problems, "project")} without any.");
        return whole ? ExitCode.Pass : ExitCode.Inconclusive;
    }

    private static bool IsMeasured(BenchmarkRow row, Engine engine) =>
        Enum.GetValues<Metric>().All(metric => !engine.Measures(metric) || row[metric] is { HasFigure: true } or Reading.NotApplicable or Reading.Tracked);

    private static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n:#,0} {what}s";
}
