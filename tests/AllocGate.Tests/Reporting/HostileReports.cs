using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;

namespace AllocGate.Tests.Reporting;

/// <summary>Reports with one hostile text in every place that takes text.</summary>
internal static class HostileReports
{
    /// <summary>A word that stands in every text, so that it can be looked for.</summary>
    public const string Word = "Readable";

    /// <summary>By what they are.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>
    {
        ["newlines"] = $"{Word}\nsecond\r\nthird\rfourth\u2028fifth\u0085sixth",
        ["workflow command"] = $"{Word}\n::set-output name=token::x\n::error::y ::stop-commands::z ##[error]w ##vso[task.setvariable]v",
        ["pipes"] = $"{Word} | a | b \\| c ||",
        ["backticks"] = $"`{Word}` ``two`` ```three\n```",
        ["script"] = $"{Word}<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)> </script> </style> --> ]]> <!--",
        ["mention"] = $"{Word} @team @org/owners #12 !34 ~label %milestone $56 &epic owner/repo#7 gh-8",
        ["link"] = $"[{Word}](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example> https://evil.example www.evil.example ](javascript:alert(2))",
        ["long"] = Word + new string('x', 100_000),
        ["right to left"] = $"{Word} \u202Egnp.exe \u2066\u2069\u200F\u200B\uFEFF",
        ["invalid UTF-8"] = $"{Word} \uD800 and \uDC00 and \uFFFF",
        ["control"] = $"{Word}\0\u0007\u001b[2J\u001b]0;title\u0007\u001b]8;;https://evil.example\u001b\\x",
        ["entities"] = $"{Word} &lt;b&gt; &#60; %0A::error::x \\u003cscript\\u003e {{{{ }}}} ${{{{ github.token }}}}",
        ["quick action"] = $"/close\n/merge {Word}\n/label ~bug",
        ["formula"] = $"=cmd|'/C calc'!A0 {Word}",
    };

    /// <summary>One report with all of them.</summary>
    public static GateReport All
    {
        get
        {
            GateReport[] each = [.. Texts.Values.Select(With)];
            return each[0] with
            {
                Verdict = new Verdict.Fail([.. each.SelectMany(r => ((Verdict.Fail)r.Verdict).Reasons)], []),
                Projects = [.. each.SelectMany(r => r.Projects)],
                Rows = [.. each.SelectMany(r => r.Rows)],
                NotSelected = [.. each.SelectMany(r => r.NotSelected)],
                Findings = [.. each.SelectMany(r => r.Findings)],
                Waivers = [.. each.SelectMany(r => r.Waivers)],
                Notices = [.. each.SelectMany(r => r.Notices)],
                Families = [.. each.SelectMany(r => r.Families)],
                Suppressed = [.. each.SelectMany(r => r.Suppressed)],
            };
        }
    }

    public static GateReport With(string text) => new(
        "0.1.0", text, new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        new ReportSubject(text, null, text, null, text, text, new PostingTarget(SampleReports.HeadCommit, [], [])),
        new Verdict.Fail([text, $"{text}: {text}"], [text]),
        Partial: false,
        [new ProjectSummary(text, text, null, 0, text, [text]), new ProjectSummary(text, "net10.0", SampleReports.Environment with { OperatingSystem = text }, 1, null, [text])],
        [.. Rows(text)],
        [new NotSelected(new RowKey(text, text, text), text, ByOption: true)],
        [Finding(text, null), Finding(text, text)],
        [new WaiverUse(new Waiver(text, text, 1, text, new DateOnly(2026, 3, 4)), WaiverStatus.Used)],
        [text])
    {
        Families = [Family(text)],
        Suppressed = [new(Finding(text, null).Finding, text)],
    };

    private static IEnumerable<ComparedRow> Rows(string text)
    {
        yield return Row(text, "1", SampleReports.Exact(1), new Reading.Failed(text), ComparisonOutcome.FailedOnHead, null);
        yield return Row(text, "2", SampleReports.Exact(1), SampleReports.Exact(99), ComparisonOutcome.Regressed, null) with
        {
            AllocatingLines = new AllocatingLines(
                [new AllocatingLine(Code(text), text, new AllocationCount(1, 1, 1), new AllocationCount(0, 0, 1), [Code(text)])], new SourceLine(text, 3), [text]),
        };
        yield return Row(text, "3", new Reading.NotMeasured(text), SampleReports.Ranged(1, 2, 3, text), ComparisonOutcome.Noisy, null);
        yield return Row(text, "4", SampleReports.Exact(1), SampleReports.Exact(99), ComparisonOutcome.OverBudget, text);
        yield return Row(text, "5", SampleReports.Exact(1), SampleReports.Exact(1), ComparisonOutcome.Unchanged, null);
    }

    private static ComparedRow Row(string text, string parameter, Reading before, Reading after, ComparisonOutcome outcome, string? waivedBy) => new(
        new RowKey(text, "net10.0", text + parameter), text + parameter, new SourceLine(text, 7),
        [
            SampleReports.Compared(before, after, outcome: outcome, explanation: outcome == ComparisonOutcome.Unchanged ? "" : text, waivedBy: waivedBy),
            SampleReports.Compared(SampleReports.Exact(0), SampleReports.Exact(0), Metric.Retained),
            SampleReports.Compared(new Reading.Tracked(1, [new(text, 1, 0)]), new Reading.Tracked(1, [new(text, 1, 1)]), Metric.Lifetimes, ComparisonOutcome.Unchanged),
        ],
        [text]);

    private static CodeLine Code(string text) => new(text, new SourceLine(text, 3), 3, text);

    private static ReportedFinding Finding(string text, string? waivedBy) => new(
        new Finding("AG1002", FindingSeverity.Warning, text, new FindingLocation(text, 3, 1, 3, 9), [new FindingLocation(text, 4, 1, 4, 2, text)], text, FindingScope.OnChangedLine),
        waivedBy);

    private static ComparedFamily Family(string text)
    {
        var law = new ScalingLaw.Fitted(
            [new(1, SampleReports.Exact(10)), new(10, SampleReports.Exact(100)), new(100, SampleReports.Ranged(900, 1_000, 1_100, text))],
            SampleReports.Exact(10), SampleReports.Exact(0), new BytesPerOperation(0), text);
        return new(new RowKey(text, "net10.0", text), text, new SourceLine(text, 9),
            [new ComparedLaw(Metric.Allocated, new ScalingLaw.Unknown(text), law, ComparisonOutcome.Regressed, ScalingChange.PerRowCost, text)]);
    }
}
