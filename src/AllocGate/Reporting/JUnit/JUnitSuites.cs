using AllocGate.Core.Comparing;
using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;

namespace AllocGate.Reporting.JUnit;

/// <summary>A report as suites: the verdict, each benchmark project, its scaling laws, and the rules.</summary>
internal static class JUnitSuites
{
    public static IReadOnlyList<JUnitSuite> Of(GateReport report) =>
    [
        new("Gate", [OfVerdict(report), .. Projects(report)]),
        .. report.Rows.GroupBy(row => SuiteOf(row.Key.Project, row.Key.Framework)).Select(rows => new JUnitSuite(rows.Key, OfRows(rows))),
        .. Suite("Scaling laws", report.Families.SelectMany(family => family.Laws.Select(law => OfLaw(family, law)))),
        .. Suite("Not selected", report.NotSelected.Select(left => new JUnitCase(left.Key.Benchmark, null, 0, JUnitResult.Skipped, [$"not selected: {left.Reason}"]))),
        .. Suite("Rules", WorstFirst.Findings(report.Findings.Where(f => f.Finding.InScope)).Select(f => OfFinding(f, report))),
    ];

    // Without it a report in which nothing could be measured would be all green.
    private static JUnitCase OfVerdict(GateReport report) => new("Verdict", null, 0, OfVerdict(report.Verdict), [Headline.Of(report).Sentence, .. Reasons.All(report.Verdict)]);

    private static JUnitResult OfVerdict(Verdict verdict) => verdict switch
    {
        Verdict.Pass => JUnitResult.Passed,
        Verdict.Fail => JUnitResult.Failure,
        _ => JUnitResult.Error,
    };

    // A project without any gated benchmark need not leave the gate without an answer: its verdict tells.
    private static IEnumerable<JUnitCase> Projects(GateReport report) =>
        from project in report.Projects
        where project.Problem is not null
        let counts = Reasons.All(report.Verdict).Contains($"{project.Project}: {project.Problem}")
        select new JUnitCase(
            SuiteOf(project.Project, project.Framework), project.Project, 0, counts ? JUnitResult.Error : JUnitResult.Skipped, [$"not measured: {project.Problem}"]);

    private static List<JUnitCase> OfRows(IEnumerable<ComparedRow> rows)
    {
        var ambiguous = rows.CountBy(row => row.Name).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet();
        return [.. rows.Select(row => OfRow(row, ambiguous.Contains(row.Name) ? row.Key.Benchmark : row.Name))];
    }

    private static JUnitCase OfRow(ComparedRow row, string name)
    {
        var standing = row.Standing();
        // The first one is the message that a list of failures shows.
        List<string> details = [.. RowReasons.Of(row).OrderByDescending(reason => reason.StartsWith($"{row.Word()}: ", StringComparison.Ordinal))];
        if (standing is RowStanding.Changed or RowStanding.Unchanged || details.Count == 0)
            details.InsertRange(0, row.Comparisons.Select(c => $"{OutcomeWords.Of(c.Metric)}: {Figures.Pair(c.Base, c.Head)}"));
        return new(name, row.Location?.Path, row.Location?.Line ?? 0, Of(standing), details);
    }

    private static JUnitCase OfLaw(ComparedFamily family, ComparedLaw law) => new(
        $"{family.Name}: {OutcomeWords.Of(law.Metric)}", family.Location?.Path, family.Location?.Line ?? 0, Of(law.Standing()),
        LawWords.Sentence(law) is { Length: > 0 } sentence ? [sentence] : [LawWords.Of(law.Head)]);

    private static JUnitCase OfFinding(ReportedFinding reported, GateReport report)
    {
        var finding = reported.Finding;
        var result = reported.WaivedBy is not null ? JUnitResult.Skipped : report.FailsBy(reported) ? JUnitResult.Failure : JUnitResult.Passed;
        string[] waived = reported.WaivedBy is { } reason ? [$"waived: {reason}"] : [];
        return new(
            $"{finding.RuleId} {finding.Location.Path}:{finding.Location.Line}", finding.Location.Path, finding.Location.Line, result,
            [.. waived, $"{OutcomeWords.Of(finding.Severity)} {finding.RuleId}: {finding.Message}"]);
    }

    private static JUnitResult Of(RowStanding standing) => standing switch
    {
        RowStanding.Failing => JUnitResult.Failure,
        RowStanding.Open => JUnitResult.Error,
        RowStanding.Waived => JUnitResult.Skipped,
        _ => JUnitResult.Passed,
    };

    private static IEnumerable<JUnitSuite> Suite(string name, IEnumerable<JUnitCase> cases)
    {
        JUnitCase[] all = [.. cases];
        return all.Length > 0 ? [new JUnitSuite(name, all)] : [];
    }

    private static string SuiteOf(string project, string framework) =>
        $"{(project.Length > 0 ? project : "Benchmarks")}{(framework.Length > 0 ? $" ({framework})" : "")}";
}
