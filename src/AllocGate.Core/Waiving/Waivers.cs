using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;

namespace AllocGate.Core.Waiving;

/// <summary>Applies the allowlist. Waived rows and findings stay in the report; expired and unused waivers are reported.</summary>
public static class Waivers
{
    /// <param name="rows">Compared rows.</param>
    /// <param name="families">Compared scaling laws. A waiver of one names the family, and its ceiling holds for the most rows.</param>
    /// <param name="findings">Findings with their scope.</param>
    /// <param name="waivers">The allowlist.</param>
    /// <param name="today">A waiver holds on its last day and not after.</param>
    public static WaivedResult Apply(
        IReadOnlyList<ComparedRow> rows, IReadOnlyList<ComparedFamily> families, IReadOnlyList<Finding> findings, IReadOnlyList<Waiver> waivers, DateOnly today)
    {
        var used = new HashSet<Waiver>();
        var exceeded = new HashSet<Waiver>();

        string? Accept(Waiver? waiver, bool withinCeiling)
        {
            if (waiver is null)
                return null;
            (withinCeiling ? used : exceeded).Add(waiver);
            return withinCeiling ? waiver.Reason : null;
        }

        var valid = waivers.Where(w => w.Expires >= today).ToList();
        var waivedRows = rows.Select(row => row with
        {
            Comparisons = [.. row.Comparisons.Select(c => IsWaivable(c)
                ? c with { WaivedBy = Accept(Find(valid, row.Key.Benchmark, Subject(c.Metric)), WithinCeiling(valid, row, c)) }
                : c)],
        }).ToList();
        var waivedFamilies = families.Select(family => family with
        {
            Laws = [.. family.Laws.Select(law => law.Fails
                ? law with { WaivedBy = Accept(Find(valid, family.Key.Benchmark, Subject(law.Metric)), WithinCeiling(valid, family, law)) }
                : law)],
        }).ToList();
        var waivedFindings = findings.Select(f =>
            new ReportedFinding(f, f.InScope ? Accept(Find(valid, f.Location.Path, f.RuleId), withinCeiling: true) : null)).ToList();

        return new(waivedRows, waivedFamilies, waivedFindings, [.. waivers.Select(w => new WaiverUse(w, Status(w)))]);

        WaiverStatus Status(Waiver waiver) =>
            waiver.Expires < today ? WaiverStatus.Expired
            : exceeded.Contains(waiver) ? WaiverStatus.Exceeded
            : used.Contains(waiver) ? WaiverStatus.Used
            : WaiverStatus.Unused;
    }

    /// <summary>The word that a waiver uses for a metric.</summary>
    public static string Subject(Metric metric) => metric.ToString().ToLowerInvariant();

    private static bool IsWaivable(Comparison comparison) =>
        comparison.Outcome is ComparisonOutcome.Regressed or ComparisonOutcome.OverBudget or ComparisonOutcome.StillAlive;

    // How many objects stay alive depends on how many operations ran, so a waiver of lifetimes has no ceiling.
    private static bool WithinCeiling(List<Waiver> waivers, ComparedRow row, Comparison comparison) =>
        comparison.Outcome == ComparisonOutcome.StillAlive
        || Find(waivers, row.Key.Benchmark, Subject(comparison.Metric)) is { CeilingBytes: { } ceiling }
            && comparison.Head.Highest <= new BytesPerOperation(ceiling);

    private static bool WithinCeiling(List<Waiver> waivers, ComparedFamily family, ComparedLaw law) =>
        Find(waivers, family.Key.Benchmark, Subject(law.Metric)) is { CeilingBytes: { } ceiling }
        && law.Head is ScalingLaw.Fitted { Points: [.., { Bytes: { HasFigure: true } most }] } && most.Highest <= new BytesPerOperation(ceiling);

    private static Waiver? Find(List<Waiver> waivers, string target, string subject) =>
        waivers.FirstOrDefault(w => w.Target == target && string.Equals(w.Subject, subject, StringComparison.OrdinalIgnoreCase));
}
