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
            var @base = await AllocGateRun.RunAsync(settings.Planted, "*", work, cancellationToken, "-p", "Plant=Off");
            var head = await AllocGateRun.RunAsync(settings.Planted, "*", work, cancellationToken, "-p", "Plant=On");
            rounds.Add(Judged.Of(@base.Set, head.Set));
            if (i % 10 == 0)
                Console.WriteLine($"{i + 1} of {settings.Repeats}");
        }

        return [.. Plant.All.Select(plant => Result(plant, rounds))];
    }

    private static PlantedResult Result(Plant plant, IReadOnlyList<Judged> rounds)
    {
        var comparisons = rounds.Select(r => ComparisonsOf(plant, r)).ToList();
        return new(
            plant.Name, plant.Expected, rounds.Count, comparisons.Count(plant.IsAsExpected),
            [.. comparisons.Where(c => !plant.IsAsExpected(c)).SelectMany(c => c).Select(Shown).Distinct()]);
    }

    private static List<Comparison> ComparisonsOf(Plant plant, Judged judged) =>
        [.. judged.Rows.Where(r => r.Key.Benchmark.StartsWith(plant.Id, StringComparison.Ordinal)).SelectMany(r => r.Comparisons)];

    private static string Shown(Comparison comparison) => $"{comparison.Metric}: {comparison.Outcome} {comparison.Explanation}".TrimEnd();
}
