using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;
using CsCheck;

namespace AllocGate.Tests.Reporting;

/// <summary>Reports of any shape, with hostile text in every place that takes text.</summary>
internal static class SyntheticReports
{
    public static Gen<string> HostileText { get; } = Gen.OneOf(
        Gen.String[Gen.Char["ab.(),=\"'|`\\\n\r\t<>&@#:[]{}*_~$!%\u001b\u0007\u0000\u202e\u200b\u2028\u00e9\u6f22\u0085"], 0, 24],
        Gen.OneOf(
            "::set-output name=a::b", "##[error]x", "##vso[task]x", "a\n::error::x", "| a | b |", "\\|", "`|`", "@org/team", "</details>",
            "<!--", "https://evil.example/a?b=c", "www.evil.example", "[x](javascript:y)", "![x](y)", "[red]x[/]", "%0A::x", "", " ",
            "😀", "e\u0301", "\u001b]8;;http://x\u0007y", "- x", "1. x", "# x", "\t", "Type.Method(Text=\"a|b\")"),
        Gen.String[0, 8].Where(s => !s.Any(char.IsSurrogate)));

    private static readonly Gen<BytesPerOperation> s_bytes =
        Gen.Select(Gen.OneOf(Gen.Long[0, 10_000], Gen.Long), Gen.Long[1, 1_000], (b, o) => new BytesPerOperation(b, o));

    private static readonly Gen<Reading> s_reading = Gen.OneOf<Reading>(
        s_bytes.Select(b => (Reading)new Reading.Exact(b)),
        Gen.Select(s_bytes, s_bytes, s_bytes, HostileText, (a, b, c, t) =>
        {
            BytesPerOperation[] sorted = [a, b, c];
            Array.Sort(sorted);
            return (Reading)new Reading.Ranged(sorted[0], sorted[1], sorted[2], t);
        }),
        HostileText.Select(t => (Reading)new Reading.NotMeasured(t)),
        HostileText.Select(t => (Reading)new Reading.Failed(t)),
        Gen.Select(HostileText, Gen.Long, Gen.Long).List[0, 3].Select(types =>
            (Reading)new Reading.Tracked(1, [.. types.Select(t => new TrackedObjects(t.Item1, t.Item2, t.Item3))])));

    private static readonly Gen<string?> s_optional = Gen.Null(HostileText);

    private static Gen<Comparison> ComparisonOf(Metric metric) =>
        Gen.Select(s_reading, s_reading, Gen.Enum<ComparisonOutcome>(), HostileText, s_optional,
            (before, after, outcome, why, waived) => new Comparison(metric, before, after, outcome, why, waived));

    private static readonly Gen<RowKey> s_key =
        Gen.Select(HostileText, Gen.OneOf("net8.0", "net10.0"), HostileText, (p, f, b) => new RowKey(p, f, b));

    private static readonly Gen<SourceLine> s_line = Gen.Select(HostileText, Gen.Int[1, 5_000], (p, l) => new SourceLine(p, l));

    private static readonly Gen<ComparedRow> s_row =
        Gen.Select(s_key, HostileText, Gen.Null(s_line), ComparisonOf(Metric.Allocated), ComparisonOf(Metric.Retained), ComparisonOf(Metric.Lifetimes).List[0, 1], HostileText.List[0, 2],
            (key, name, line, allocated, retained, lifetimes, notes) => new ComparedRow(key, name, line, [allocated, retained, .. lifetimes], notes));

    private static readonly Gen<ScalingLaw> s_law = Gen.OneOf<ScalingLaw>(
        HostileText.Select(reason => (ScalingLaw)new ScalingLaw.Unknown(reason)),
        Gen.Select(s_reading, s_reading, s_bytes, HostileText, (perRow, @fixed, residual, faster) =>
            (ScalingLaw)new ScalingLaw.Fitted([new(7, perRow)], perRow, @fixed, residual, faster)));

    private static readonly Gen<ComparedLaw> s_compared =
        Gen.Select(Gen.OneOf(Gen.Const(Metric.Allocated), Gen.Const(Metric.Footprint)), s_law, s_law, Gen.Enum<ComparisonOutcome>(), Gen.Enum<ScalingChange>(), HostileText, s_optional,
            (metric, before, now, outcome, change, why, waived) => new ComparedLaw(metric, before, now, outcome, change, why, waived));

    private static readonly Gen<ComparedFamily> s_family =
        Gen.Select(s_key, HostileText, Gen.Null(s_line), s_compared.List[0, 2], (key, name, line, laws) => new ComparedFamily(key, name, line, laws));

    private static readonly Gen<FindingLocation> s_location =
        Gen.Select(HostileText, Gen.Int[1, 900], Gen.Int[0, 5], HostileText, (p, l, n, label) => new FindingLocation(p, l, 1, l + n, 7, label));

    private static readonly Gen<ReportedFinding> s_finding =
        Gen.Select(Gen.OneOf("AG1002", "AG1601"), Gen.Enum<FindingSeverity>(), HostileText, s_location, s_location.List[0, 2], Gen.Enum<FindingScope>(), s_optional,
            (id, severity, message, place, related, scope, waived) =>
                new ReportedFinding(new Finding(id, severity, message, place, related, "f", scope), waived));

    private static readonly Gen<WaiverUse> s_waiver =
        Gen.Select(HostileText, HostileText, Gen.Nullable(Gen.Long[0, 100]), HostileText, Gen.DateOnly, Gen.Enum<WaiverStatus>(),
            (target, subject, ceiling, reason, expires, status) => new WaiverUse(new Waiver(target, subject, ceiling, reason, expires), status));

    private static readonly Gen<Verdict> s_verdict = Gen.OneOf<Verdict>(
        Gen.Const<Verdict>(new Verdict.Pass()),
        Gen.Select(HostileText.List[1, 3], HostileText.List[0, 2], (r, d) => (Verdict)new Verdict.Fail(r, d)),
        HostileText.List[1, 3].Select(r => (Verdict)new Verdict.Inconclusive(r)));

    private static readonly Gen<ProjectSummary> s_project =
        Gen.Select(HostileText, HostileText, s_optional, HostileText.List[0, 2],
            (project, framework, problem, notices) =>
                new ProjectSummary(project, framework, problem is null ? SampleReports.Environment : null, 3, problem, notices));

    private static readonly Gen<PostingTarget> s_posting =
        Gen.Select(s_location.List[0, 2], HostileText.List[0, 2],
            (files, absent) => new PostingTarget(SampleReports.HeadCommit, [.. files.Select(f => new LineMap(f.Path, [new LineMapHunk(f.Line, 1, f.Line + 2, 0)]))], absent));

    private static readonly Gen<ReportSubject> s_subject =
        Gen.Select(HostileText, s_optional, HostileText, s_optional, HostileText, HostileText, Gen.Null(s_posting),
            (e, head, headText, @base, baseText, baseline, posting) => new ReportSubject(e, head, headText, @base, baseText, baseline, posting));

    public static Gen<GateReport> Any { get; } =
        from subject in s_subject
        from verdict in s_verdict
        from partial in Gen.Bool
        from projects in s_project.List[0, 3]
        from rows in s_row.List[0, 5]
        from leftOut in Gen.Select(s_key, HostileText, Gen.Bool, (k, r, o) => new NotSelected(k, r, o)).List[0, 3]
        from findings in s_finding.List[0, 4]
        from waivers in s_waiver.List[0, 3]
        from texts in Gen.Select(HostileText, HostileText.List[0, 3])
        from created in Gen.DateTimeOffset
        from families in s_family.List[0, 2]
        from suppressed in Gen.Select(s_finding, s_optional, (found, why) => new SuppressedFinding(found.Finding, why)).List[0, 2]
        select new GateReport("0.1.0", texts.Item1, created, subject, verdict, partial, projects, rows, leftOut, findings, waivers, texts.Item2)
        {
            Families = families,
            Suppressed = suppressed,
        };
}
