using AllocGate.Bench.Measured;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;

namespace AllocGate.Bench.Parts;

/// <summary>The same code on both sides, again and again, on a machine kept busy by another load: each failure is a false alarm.</summary>
internal static class NullPart
{
    public static async Task<NullResult> RunAsync(BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        var verdicts = new List<Judged>();
        await using (new BusyMachine())
        {
            MeasurementSet? before = null;
            for (var i = 0; i <= settings.Repeats; i++)
            {
                var now = (await AllocGateRun.RunAsync(Tool.AsBuilt, settings.Planted, settings.Filter, work, cancellationToken, AllocGateRun.Round(i))).Set;
                if (before is not null)
                    verdicts.Add(Judged.Of(before, now));
                before = now;
                if (i % 10 == 0)
                    Console.WriteLine($"{i} of {settings.Repeats}, {verdicts.Count(v => v.Verdict is not Verdict.Pass)} not passed");
            }
        }

        return new(
            verdicts.Count,
            verdicts[^1].Rows.Count,
            verdicts.Count(v => v.Verdict is Verdict.Fail),
            verdicts.Count(v => v.Verdict is Verdict.Inconclusive),
            verdicts.Max(v => v.GreatestDifference(Metric.Allocated)),
            verdicts.Max(v => v.GreatestDifference(Metric.Retained)),
            [.. verdicts.SelectMany(Reasons).Distinct()]);
    }

    private static IEnumerable<string> Reasons(Judged judged) => judged.Verdict switch
    {
        Verdict.Fail fail => fail.Reasons,
        Verdict.Inconclusive open => open.Reasons,
        _ => [],
    };
}
