using AllocGate.Bench.Measured;

namespace AllocGate.Bench.Parts;

/// <summary>Wall and processor time of each engine on the same cases, one after the other.</summary>
internal static class TimePart
{
    public const string AllocGate = "AllocGate";

    public static async Task<IReadOnlyList<TimeResult>> RunAsync(BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        var tool = await Tool.AsShippedAsync(settings, work, cancellationToken);
        var results = new List<TimeResult>();
        foreach (var project in settings.Projects)
            results.AddRange(await OneAsync(tool, project, settings, work, cancellationToken));
        return settings.Projects.Count > 1 ? [.. results, .. Total(results)] : results;
    }

    private static async Task<IReadOnlyList<TimeResult>> OneAsync(string tool, string project, BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        // Once before, so that no side restores packages for the other.
        var first = await AllocGateRun.RunAsync(tool, project, settings.Filter, work, cancellationToken);
        Console.WriteLine($"{name}: {first.Set.Rows.Count()} cases");
        var run = await AllocGateRun.RunAsync(tool, project, settings.Filter, work, cancellationToken);
        var results = new List<TimeResult> { new(name, AllocGate, run.Set.Rows.Count(r => r.Allocated.HasFigure), run.Time) };
        foreach (var job in settings.Jobs)
        {
            var engine = await BenchmarkDotNetRun.RunAsync(project, job, settings.Filter, work, cancellationToken);
            results.Add(new(name, EngineName.Of(job), engine.Set.Rows.Count(r => r.Allocated.HasFigure), engine.Time));
            Console.WriteLine($"{name}: {EngineName.Of(job)} {engine.Time.Seconds:0.0} s, AllocGate {run.Time.Seconds:0.0} s");
        }

        return results;
    }

    private static IEnumerable<TimeResult> Total(IReadOnlyList<TimeResult> results)
    {
        var name = string.Join(" and ", results.Select(r => r.Project).Distinct());
        return from result in results
               group result by result.Engine into runs
               select new TimeResult(name, runs.Key, runs.Sum(r => r.Cases), runs.Select(r => r.Time).Aggregate((a, b) => a + b));
    }
}
