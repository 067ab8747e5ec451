using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;

namespace AllocGate.Core.Judging;

/// <summary>Turns evidence into a verdict. What was not measured or not compared is a doubt, and a doubt never passes.</summary>
public static class Judge
{
    public static Verdict Decide(Evidence evidence, JudgePolicy policy)
    {
        string[] failures = [.. evidence.Unmet, .. FailingRows(evidence.Rows), .. FailingLaws(evidence.Families), .. FailingFindings(evidence.Findings, policy)];
        string[] doubts = [.. Doubts(evidence, policy).Distinct()];

        if (failures.Length > 0)
            return new Verdict.Fail(failures, doubts);
        return doubts.Length > 0 ? new Verdict.Inconclusive(doubts) : new Verdict.Pass();
    }

    private static IEnumerable<string> FailingRows(IEnumerable<ComparedRow> rows)
    {
        foreach (var row in rows)
        {
            var failing = row.Comparisons.Where(c => c is { Fails: true, WaivedBy: null }).Select(c => c.Explanation).Distinct().ToList();
            if (failing.Count > 0)
                yield return $"{row.Name}: {string.Join("; ", failing)}";
        }
    }

    private static IEnumerable<string> FailingLaws(IEnumerable<ComparedFamily> families) =>
        from family in families
        from law in family.Laws
        where law is { Fails: true, WaivedBy: null }
        select $"{family.Name}: {law.Explanation}";

    private static IEnumerable<string> OpenLaws(IEnumerable<ComparedFamily> families) =>
        from family in families
        from law in family.Laws
        where law.IsOpen
        select $"{family.Name}: {law.Explanation}";

    private static IEnumerable<string> FailingFindings(IEnumerable<ReportedFinding> findings, JudgePolicy policy) =>
        from reported in findings
        let finding = reported.Finding
        where reported.WaivedBy is null && finding.InScope && finding.Severity >= policy.FailOn
        select $"{finding.Location.Path}:{finding.Location.Line}: {finding.RuleId}: {finding.Message}";

    private static IEnumerable<string> Doubts(Evidence evidence, JudgePolicy policy)
    {
        if (evidence.NothingToCompare is { } nothing)
            yield return nothing;
        foreach (var problem in evidence.ScanProblems)
            yield return problem;
        if (!policy.Benchmarks || evidence.NothingToCompare is not null)
            yield break;
        foreach (var doubt in HeadDoubts(evidence, policy).Concat(BaseDoubts(evidence, policy)).Concat(OpenRows(evidence.Rows)).Concat(OpenLaws(evidence.Families)))
            yield return doubt;
    }

    private static IEnumerable<string> HeadDoubts(Evidence evidence, JudgePolicy policy)
    {
        if (evidence.Head.Projects.Count == 0)
            yield return "No benchmark project was found, so nothing was measured. Name one, or say --no-benchmarks to run the rules alone.";
        var anyRow = evidence.Rows.Count > 0;
        foreach (var project in evidence.Head.Projects)
        {
            if (project.Problem is not { } problem)
                continue;
            var nothingToGate = problem.Kind is ProjectProblemKind.NoAnnotatedBenchmark or ProjectProblemKind.NoBenchmark;
            if (!nothingToGate || policy.ProjectsNamed || !anyRow)
                yield return $"{project.Project}: {problem.Message}";
        }
    }

    private static IEnumerable<string> BaseDoubts(Evidence evidence, JudgePolicy policy)
    {
        var broken = evidence.Baseline.Measurements.Projects.Where(p => p.Problem is
        {
            Kind: not (ProjectProblemKind.Absent
            or ProjectProblemKind.NoAnnotatedBenchmark or ProjectProblemKind.NoBenchmark)
        }).ToList();
        foreach (var project in broken)
            yield return $"{project.Project} on base: {project.Problem!.Message}";

        // Of the rows that are judged: what the baseline holds of others is no figure for these.
        var anyFigure = evidence.Rows.SelectMany(r => r.Comparisons).Any(c => c.Base is not Reading.NotMeasured);
        if (anyFigure || broken.Count > 0 || policy.AllowFirstRun || evidence.Rows.Count == 0)
            yield break;
        var why = evidence.Baseline is Baseline.None none ? none.Reason : "base has none of these benchmarks";
        yield return $"No row has a base figure: {why}. Where this is the first run, --allow first-run accepts it.";
    }

    private static IEnumerable<string> OpenRows(IEnumerable<ComparedRow> rows)
    {
        foreach (var row in rows)
        {
            var open = row.Comparisons.Where(c => c.IsOpen).Select(c => c.Explanation).Distinct().ToList();
            if (open.Count > 0)
                yield return $"{row.Name}: {string.Join("; ", open)}";
        }
    }
}
