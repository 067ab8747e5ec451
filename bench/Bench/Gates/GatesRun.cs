using AllocGate.Bench.Parts;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;

namespace AllocGate.Bench.Gates;

/// <summary>Judges many gates over recorded measurements: such where nothing changed, and such with a planted regression.</summary>
internal static class GatesRun
{
    private const int Seed = 20261123;

    public const string Null = "nothing changed, one case";

    public const string NullOfAll = "nothing changed, all cases at once";

    /// <param name="rounds">Recorded rounds of one build.</param>
    /// <param name="count">Gates with nothing changed, likewise gates of all cases at once, and gates with a regression.</param>
    public static IReadOnlyList<GatesResult> Of(IReadOnlyList<MeasurementSet> rounds, int count)
    {
        var gates = new RecordedGates(rounds, Seed);
        return
        [
            Judge(Null, count, gates.OfOne),
            Judge(NullOfAll, count, _ => gates.OfAll()),
            .. PlantedGrowth.All.Select(growth => Judge($"planted: {growth.Name}", count / PlantedGrowth.All.Count, _ => gates.WithGrowth(growth))),
        ];
    }

    private static GatesResult Judge(string what, int count, Func<int, (MeasurementSet Base, MeasurementSet Head)> sides)
    {
        var verdicts = new List<Verdict>();
        for (var i = 0; i < count; i++)
        {
            var (before, now) = sides(i);
            verdicts.Add(Judged.Of(before, now).Verdict);
        }

        var planted = what is not (Null or NullOfAll);
        var reasons = verdicts.SelectMany(v => v switch
        {
            Verdict.Pass when planted => ["passed"],
            Verdict.Fail fail when !planted => fail.Reasons.Select(r => "failed: " + r),
            Verdict.Inconclusive open => open.Reasons.Select(Kind),
            _ => [],
        });
        return new(
            what, count, verdicts.Count(v => v is Verdict.Pass), verdicts.Count(v => v is Verdict.Fail), verdicts.Count(v => v is Verdict.Inconclusive),
            [.. reasons.CountBy(r => r).OrderByDescending(r => r.Value).Select(r => $"{r.Value} × {r.Key}")]);
    }

    // Without its figures, which differ from gate to gate.
    private static string Kind(string reason) => reason.Split(": growth lies")[0].Split(" grew from")[0].Split(": it lies")[0];
}
