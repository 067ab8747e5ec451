using System.Globalization;
using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;

namespace AllocGate.Core.Waiving;

/// <summary>Applies the allowlist. Waived rows and findings stay in the report; expired, exceeded and unused waivers are reported.</summary>
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
        var list = new Allowlist(waivers, families.Select(f => f.Key.Benchmark), today);

        // What accepts it, or why the waiver that names it does not.
        (string? Accepts, string Refusal) Decide(Waiver? waiver, Func<Waiver, bool> withinCeiling)
        {
            if (waiver is null)
                return (null, "");
            if (!list.Holds(waiver))
                return (null, $"its waiver expired on {waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
            var within = withinCeiling(waiver);
            (within ? used : exceeded).Add(waiver);
            return within ? (waiver.Reason, "") : (null, string.Create(CultureInfo.InvariantCulture, $"above the {waiver.CeilingBytes:#,0} B that its waiver accepts"));
        }

        Comparison Waived(ComparedRow row, Comparison c)
        {
            var (accepts, refusal) = Decide(
                c.Outcome == ComparisonOutcome.Missing ? list.ForMissing(row.Key.Benchmark) : list.For(row.Key.Benchmark, c.Metric),
                waiver => c.Outcome == ComparisonOutcome.Missing || WithinCeiling(waiver, c));
            return c with { WaivedBy = accepts, Explanation = With(c.Explanation, refusal, "; ") };
        }

        ComparedLaw WaivedLaw(ComparedFamily family, ComparedLaw law)
        {
            var (accepts, refusal) = Decide(list.For(family.Key.Benchmark, law.Metric), waiver => WithinCeiling(waiver, law));
            return law with { WaivedBy = accepts, Explanation = With(law.Explanation, refusal, "; ") };
        }

        ReportedFinding WaivedFinding(Finding finding)
        {
            var (accepts, refusal) = Decide(list.For(finding.Location.Path, finding.RuleId), _ => true);
            return new(finding with { Message = With(finding.Message, refusal, " — ") }, accepts);
        }

        var waivedRows = rows.Select(row => row with { Comparisons = [.. row.Comparisons.Select(c => IsWaivable(c) ? Waived(row, c) : c)] }).ToList();
        var waivedFamilies = families.Select(family => family with { Laws = [.. family.Laws.Select(law => law.Fails ? WaivedLaw(family, law) : law)] }).ToList();
        var waivedFindings = findings.Select(f => f.InScope ? WaivedFinding(f) : new ReportedFinding(f)).ToList();
        return new(waivedRows, waivedFamilies, waivedFindings, [.. waivers.Select(Use)]);

        WaiverUse Use(Waiver waiver) => new(waiver, Status(waiver)) { DaysLeft = waiver.EndsSoon(today) ? waiver.Expires.DayNumber - today.DayNumber : null };

        WaiverStatus Status(Waiver waiver) =>
            !list.Holds(waiver) ? WaiverStatus.Expired
            : exceeded.Contains(waiver) ? WaiverStatus.Exceeded
            : used.Contains(waiver) ? WaiverStatus.Used
            : WaiverStatus.Unused;
    }

    /// <summary>What accepts that a benchmark is gone. Only a commit of the change says so: an entry of the file would hold for the next one too.</summary>
    public const string Missing = "missing";

    /// <summary>The word that a waiver uses for a metric.</summary>
    public static string Subject(Metric metric) => metric.ToString().ToLowerInvariant();

    // Merging shards applies the same waivers once more.
    private static string With(string explanation, string refusal, string between) =>
        explanation.EndsWith(refusal, StringComparison.Ordinal) ? explanation : explanation.Length == 0 ? refusal : explanation + between + refusal;

    private static bool IsWaivable(Comparison comparison) =>
        comparison.Outcome is ComparisonOutcome.Regressed or ComparisonOutcome.OverBudget or ComparisonOutcome.StillAlive or ComparisonOutcome.Missing;

    // How many objects stay alive depends on how many operations ran, so a waiver of lifetimes has no ceiling.
    private static bool WithinCeiling(Waiver waiver, Comparison comparison) =>
        comparison.Outcome == ComparisonOutcome.StillAlive
        || (waiver.CeilingBytes is { } ceiling && comparison.Head.Highest <= new BytesPerOperation(ceiling));

    private static bool WithinCeiling(Waiver waiver, ComparedLaw law) =>
        waiver.CeilingBytes is { } ceiling
        && law.Head is ScalingLaw.Fitted { Points: [.., { Bytes: { HasFigure: true } most }] } && most.Highest <= new BytesPerOperation(ceiling);
}
