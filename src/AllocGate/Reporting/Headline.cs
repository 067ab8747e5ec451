using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting;

/// <summary>The verdict in one line. Free of hostile text.</summary>
/// <param name="Word">"PASS", "FAIL" or "INCONCLUSIVE", with "(PARTIAL)" where an option of the run left something out.</param>
/// <param name="Counts">What was looked at and what came out.</param>
public sealed record Headline(string Word, string Counts)
{
    public string Sentence => $"{Word} — {Counts}";

    public static Headline Of(GateReport report)
    {
        var word = report.Verdict switch
        {
            Verdict.Pass => "PASS",
            Verdict.Fail => "FAIL",
            _ => "INCONCLUSIVE",
        };
        return new Headline(report.Partial ? word + " (PARTIAL)" : word, string.Join("; ", CountsOf(report)) + ".");
    }

    private static IEnumerable<string> CountsOf(GateReport report)
    {
        yield return Cases(report);
        var findings = report.Findings.Where(f => f.Finding.InScope).ToList();
        if (findings.Count > 0)
        {
            var waived = findings.Count(f => f.WaivedBy is not null);
            yield return Counted.Of(findings.Count, "finding") + (waived > 0 ? $" ({waived} waived)" : "");
        }

        var laws = report.Families.SelectMany(family => family.Laws).Count(law => law is { Fails: true, WaivedBy: null });
        if (laws > 0)
            yield return $"{Counted.Of(laws, "scaling law")} broken";
        var notMeasured = report.Projects.Count(p => p.Problem is not null);
        if (notMeasured > 0)
            yield return $"{Counted.Of(notMeasured, "project")} not measured";
        var leftOut = report.NotSelected.Count(n => n.ByOption);
        if (leftOut > 0)
            yield return $"{Counted.Of(leftOut, "case")} left out by an option";
    }

    private static string Cases(GateReport report)
    {
        if (report.Rows.Count == 0)
            return "no benchmark case";
        var words = WorstFirst.Rows(report.Rows).Select(row => row.Word().TrimStart('?', ' ')).CountBy(word => word);
        return $"{Counted.Of(report.Rows.Count, "case")}: {string.Join(", ", words.Select(w => $"{w.Value} {w.Key.ToLowerInvariant()}"))}";
    }
}
