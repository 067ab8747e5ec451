using AllocGate.Baselines;
using AllocGate.Bench.Measured;

namespace AllocGate.Bench.Parts;

/// <summary>Measures the noisy cases again and again, and keeps each round.</summary>
internal static class RecordPart
{
    public static async Task RunAsync(BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Recorded);
        for (var i = 0; i < settings.Repeats; i++)
        {
            var run = await AllocGateRun.RunAsync(Tool.AsBuilt, settings.Noisy, settings.Filter, work, cancellationToken, AllocGateRun.Round(i));
            await File.WriteAllTextAsync(Path.Combine(settings.Recorded, $"round-{i + 1:00}.json"), MeasurementFileText.Write(run.Set, run.Set.Tool!), cancellationToken);
            Console.WriteLine($"{i + 1} of {settings.Repeats}");
        }
    }
}
