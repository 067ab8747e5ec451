using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;

namespace AllocGate.Core.SelfTesting;

/// <summary>What a gate made of the regressions that were planted for it.</summary>
/// <param name="Caught">Those that the report fails for.</param>
/// <param name="Missed">Those that it does not.</param>
/// <param name="FalseAlarms">What fails or is open though nothing was planted there, a sentence each.</param>
public sealed record SelfTestResult(IReadOnlyList<PlantedRegression> Caught, IReadOnlyList<PlantedRegression> Missed, IReadOnlyList<string> FalseAlarms)
{
    public bool Passes => Missed.Count == 0 && FalseAlarms.Count == 0;

    /// <param name="report">The gate's report.</param>
    /// <param name="planted">What was planted, at least one.</param>
    public static SelfTestResult Of(GateReport report, IReadOnlyList<PlantedRegression> planted)
    {
        // A report that is right in every row and still passes would let all of it in.
        var caught = report.Verdict is Verdict.Fail ? planted.Where(p => p.IsCaughtBy(report)).ToList() : [];
        var alarms = from row in report.Rows
                     where !planted.Any(p => p.IsHere(row.Key))
                     let comparison = row.Comparisons.FirstOrDefault(c => c.Fails || c.IsOpen)
                     where comparison is not null
                     select $"{row.Name}: {comparison.Explanation}";
        return new(caught, [.. planted.Except(caught)], [.. alarms]);
    }
}
