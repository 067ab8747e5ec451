using AllocGate.Bench.Measured;
using AllocGate.Core.Measuring;

namespace AllocGate.Bench.Parts;

/// <summary>The same build measured again and again: how far its figures lie apart.</summary>
internal static class RepeatPart
{
    public static async Task<IReadOnlyList<RepeatResult>> RunAsync(BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        var results = new List<RepeatResult>();
        foreach (var project in settings.Projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var rounds = new List<MeasurementSet>();
            for (var i = 0; i < settings.Repeats; i++)
                rounds.Add((await AllocGateRun.RunAsync(Tool.AsBuilt, project, settings.Filter, work, cancellationToken, AllocGateRun.Round(i))).Set);
            results.AddRange(Of(name, TimePart.AllocGate, rounds));
            foreach (var job in settings.Jobs)
            {
                var engineRounds = new List<MeasurementSet>();
                for (var i = 0; i < settings.EngineRepeats; i++)
                    engineRounds.Add((await BenchmarkDotNetRun.RunAsync(project, job, settings.Filter, work, cancellationToken)).Set);
                results.AddRange(Of(name, EngineName.Of(job), engineRounds));
            }
        }

        return results;
    }

    private static IEnumerable<RepeatResult> Of(string project, string engine, IReadOnlyList<MeasurementSet> rounds) =>
        from row in rounds.SelectMany(r => r.Rows)
        group row by row.Key.Benchmark into same
        orderby same.Key
        select Of(project, engine, same.Key, rounds.Count, [.. same.Select(r => r.Allocated)]);

    private static RepeatResult Of(string project, string engine, string id, int rounds, IReadOnlyList<Reading> readings)
    {
        var figures = readings.Where(r => r.HasFigure).Select(r => r.Estimate.ToDecimal()).Order().ToList();
        var exact = readings.OfType<Reading.Exact>().Select(r => r.Value.ToDecimal()).Order().ToList();
        return new(
            project, engine, id, rounds, exact.Count, figures.Count > 0 ? figures[figures.Count / 2] : null, Spread(figures), Spread(exact),
            readings.Select(Cause).LastOrDefault(c => c.Length > 0) ?? "");
    }

    private static decimal Spread(List<decimal> sorted) => sorted.Count > 0 ? sorted[^1] - sorted[0] : 0;

    private static string Cause(Reading reading) => reading switch
    {
        Reading.Ranged ranged => ranged.Cause,
        Reading.NotMeasured open => open.Reason,
        Reading.Failed failed => failed.Reason,
        _ => "",
    };
}
