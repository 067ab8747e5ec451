using AllocGate.Bench.Measured;
using AllocGate.Core.Comparing;

namespace AllocGate.Bench.Parts;

/// <summary>Regressions planted in bench/Planted: how often each is found, and how often what is none passes.</summary>
internal static class PlantedPart
{
    public static async Task<IReadOnlyList<PlantedResult>> RunAsync(BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        var rounds = new List<Judged>();
        for (var i = 0; i < settings.Repeats; i++)
        {
            var @base = await AllocGateRun.RunAsync(Tool.AsBuilt, settings.Planted, "*", work, cancellationToken, AllocGateRun.Round(i, "-p", "Plant=Off"));
            var head = await AllocGateRun.RunAsync(Tool.AsBuilt, settings.Planted, "*", work, cancellationToken, AllocGateRun.Round(i, "-p", "Plant=On"));
            rounds.Add(Judged.Of(@base.Set, head.Set));
            if (i % 10 == 0)
                Console.WriteLine($"{i + 1} of {settings.Repeats}");
        }

        var results = Plant.All.Select(plant => Result(TimePart.AllocGate, plant, rounds)).ToList();
        foreach (var job in settings.Jobs.Where(_ => settings.EngineRepeats > 0))
        {
            var engineRounds = new List<Judged>();
            for (var i = 0; i < settings.EngineRepeats; i++)
            {
                var @base = await BenchmarkDotNetRun.RunAsync(settings.Planted, job, "*", work, cancellationToken, ("Plant", "Off"));
                var head = await BenchmarkDotNetRun.RunAsync(settings.Planted, job, "*", work, cancellationToken, ("Plant", "On"));
                engineRounds.Add(Judged.Of(@base.Set, head.Set));
            }

            results.AddRange(Plant.All.Select(plant => Result(EngineName.Of(job), plant, engineRounds)));
        }

        return results;
    }

    private static PlantedResult Result(string engine, Plant plant, IReadOnlyList<Judged> rounds)
    {
        var comparisons = rounds.Select(r => ComparisonsOf(plant, r)).ToList();
        return new(
            engine, plant.Name, plant.Expected, rounds.Count, comparisons.Count(plant.IsAsExpected),
            [.. comparisons.Where(c => !plant.IsAsExpected(c)).SelectMany(c => c).Select(Shown).Distinct()]);
    }

    private static List<Comparison> ComparisonsOf(Plant plant, Judged judged) =>
        [.. judged.Rows.Where(r => r.Key.Benchmark.StartsWith(plant.Id, StringComparison.Ordinal)).SelectMany(r => r.Comparisons)];

    private static string Shown(Comparison comparison) => $"{comparison.Metric}: {comparison.Outcome} {comparison.Explanation}".TrimEnd();
}
