using AllocGate.Bench.Measured;

namespace AllocGate.Bench.Parts;

/// <summary>Wall and processor time of each engine on the same cases, one after the other.</summary>
internal static class TimePart
{
    public const string AllocGate = "AllocGate";

    public static async Task<IReadOnlyList<TimeResult>> RunAsync(BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        var results = new List<TimeResult>();
        foreach (var project in settings.Projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            // Once before, so that no side restores packages for the other.
            var first = await AllocGateRun.RunAsync(project, settings.Filter, work, cancellationToken);
            Console.WriteLine($"{name}: {first.Set.Rows.Count()} cases");
            var run = await AllocGateRun.RunAsync(project, settings.Filter, work, cancellationToken);
            results.Add(new(name, AllocGate, run.Set.Rows.Count(r => r.Allocated.HasFigure), run.Time));
            foreach (var job in settings.Jobs)
            {
                var engine = await BenchmarkDotNetRun.RunAsync(project, job, settings.Filter, work, cancellationToken);
                results.Add(new(name, EngineName.Of(job), engine.Set.Rows.Count(r => r.Allocated.HasFigure), engine.Time));
                Console.WriteLine($"{name}: {EngineName.Of(job)} {engine.Time.Seconds:0.0} s, AllocGate {run.Time.Seconds:0.0} s");
            }
        }

        return results;
    }
}
