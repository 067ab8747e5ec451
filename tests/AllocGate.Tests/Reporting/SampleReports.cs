using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;
using AllocGate.Core.Reporting;
using AllocGate.Core.Waiving;

namespace AllocGate.Tests.Reporting;

/// <summary>Finished reports of every kind, as the gate makes them.</summary>
internal static class SampleReports
{
    public const string HeadCommit = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    private const string Project = "samples/OomCases/OomCases.csproj";

    public static RunEnvironment Environment { get; } =
        new(10, "x64", "workstation, non-concurrent", "tiered, PGO", "10.0.12", "Debian GNU/Linux 12 (bookworm)", 2, "0.15.8");

    public static GateReport Pass { get; } = Report(
        new Verdict.Pass(),
        Row("ConfigurationCentreBenchmarks.Reload(Changed=25)", Compared(Exact(48_120), Exact(48_120)), Compared(Exact(0), Exact(0), Metric.Retained)),
        Row("MetricsAggregatorBenchmarks.PutAll(Keys=500)", Compared(Exact(12_000), Exact(11_000), outcome: ComparisonOutcome.Improved), Compared(Exact(0), Exact(0), Metric.Retained)));

    public static GateReport Fail { get; } = Report(
        new Verdict.Fail(
            [
                "ControllerCacheBenchmarks.Replace(Entries=500): allocated grew from 512,048 B/op to 612,048 B/op (+100,000 B/op, +19.5%); retained grew from 0 B/op to 1,024 B/op (+1,024 B/op)",
                "src/Caching/ControllerCache.cs:31: AG1002: 'GetOrAdd' is given a value that is built before it is known to be needed.",
            ],
            ["Parser.Tokenise(Text=\"a, b\"): failed on both sides: InvalidOperationException: no input file"]),
        EveryOutcome()) with
    {
        Findings = [.. Findings()],
        Waivers = [.. Waivers()],
        Notices = ["History was fetched: 50 commits.", "2 F# files were not scanned."],
        NotSelected = [new(new RowKey(Project, "net10.0", "OomCases.Slow.Path()"), "not annotated", ByOption: false)],
    };

    public static GateReport Inconclusive { get; } = Report(
        new Verdict.Inconclusive(["No row has a base figure: the base has no benchmark project. Where this is the first run, --allow first-run accepts it."]),
        Row("ConfigurationCentreBenchmarks.Reload(Changed=25)",
            Compared(new Reading.NotMeasured("not in base"), Exact(48_120), outcome: ComparisonOutcome.New),
            Compared(new Reading.NotMeasured("not in base"), Exact(0), Metric.Retained, ComparisonOutcome.New)));

    public static GateReport Partial { get; } = Pass with
    {
        Partial = true,
        NotSelected = [new(new RowKey(Project, "net10.0", "OomCases.Benchmarks.ControllerCacheBenchmarks.Replace(Entries=500)"), "--filter", ByOption: true)],
    };

    public static GateReport Lifetimes { get; } = Report(
        new Verdict.Fail(["ControllerCacheBenchmarks.Replace(Entries=500): 64 of 64 tracked OomCases.ControllerCache still alive, after 64 operations and a full collection"], []),
        Row("ControllerCacheBenchmarks.Replace(Entries=500)", Compared(Exact(512_048), Exact(512_048)), Compared(Exact(0), Exact(0), Metric.Retained), Lives(0, 64, ComparisonOutcome.StillAlive)),
        Row("ConfigurationCentreBenchmarks.Reload(Changed=25)", Compared(Exact(88), Exact(88)), Compared(Exact(0), Exact(0), Metric.Retained), Lives(0, 0, ComparisonOutcome.Unchanged)));

    public static GateReport Scaling { get; } = Report(
        new Verdict.Fail([.. ScalingSamples.Families().SelectMany(f => f.Laws.Where(l => l.Fails).Select(l => $"{f.Name}: {l.Explanation}"))], []),
        Row("B.Header [N=10000]", Compared(Exact(240_152), Exact(240_216), outcome: ComparisonOutcome.Grown), Compared(Exact(0), Exact(0), Metric.Retained))) with
    {
        Families = ScalingSamples.Families(),
    };

    public static GateReport Lines { get; } = Report(
        new Verdict.Fail(["Inserts.PutAll(): allocated grew from 24 B/op to 112 B/op (+88 B/op, +366.7%)"], []),
        Row("Inserts.PutAll()", Compared(Exact(24), Exact(112), outcome: ComparisonOutcome.Regressed, explanation: "allocated grew from 24 B/op to 112 B/op (+88 B/op, +366.7%)")) with
        {
            AllocatingLines = LineSamples.Grown(),
        },
        Row("Inserts.Budgeted()", Compared(new Reading.NotMeasured("not in base"), Exact(72), outcome: ComparisonOutcome.OverBudget, explanation: "allocated 72 B/op is above its budget of 0 B/op")) with
        {
            AllocatingLines = LineSamples.WithoutBase(),
        },
        Row("Inserts.Slow()", Compared(Exact(0), Exact(24), outcome: ComparisonOutcome.Regressed, explanation: "allocated grew from 0 B/op to 24 B/op (+24 B/op)")) with
        {
            AllocatingLines = AllocatingLines.NotKnown("Which line allocates is not known: its process took longer than 30 s"),
        });

    /// <summary>Passes: what the rules found is suppressed in the sources, waived, or from before.</summary>
    public static GateReport Suppressed { get; } = Pass with
    {
        Findings = [.. Findings().Skip(2)],
        Suppressed = [.. Findings().Take(2).Zip((string?[])["built once a day", null], (f, why) => new SuppressedFinding(f.Finding, why))],
    };

    public static GateReport Empty { get; } = Report(
        new Verdict.Inconclusive(["No benchmark project was found, so nothing was measured. Name one, or say --no-benchmarks to run the rules alone."])) with
    {
        Projects = [],
    };

    public static GateReport SeveralProjects { get; } = Report(
        new Verdict.Inconclusive(["bench/Other/Other.fsproj: It did not build: error FS0001."]),
        Row("ConfigurationCentreBenchmarks.Reload(Changed=25)", Compared(Exact(48_120), Exact(48_160), outcome: ComparisonOutcome.Grown), Compared(Exact(0), Exact(0), Metric.Retained)),
        Row("ConfigurationCentreBenchmarks.Reload(Changed=25)", Compared(Exact(48_200), Exact(48_200)), Compared(Exact(0), Exact(0), Metric.Retained)) with
        {
            Key = new RowKey(Project, "net8.0", "OomCases.ConfigurationCentreBenchmarks.Reload(Changed=25)"),
        },
        Row("Parser.Parse()", Compared(Exact(88), Exact(88)), Compared(Exact(0), Exact(0), Metric.Retained)) with
        {
            Key = new RowKey("bench/Parsing.Benchmarks/Parsing.Benchmarks.csproj", "net10.0", "Parser.Parse()"),
        }) with
    {
        Projects =
        [
            new("bench/Other/Other.fsproj", "", null, 0, "It did not build: error FS0001.", []),
            new("bench/Parsing.Benchmarks/Parsing.Benchmarks.csproj", "net10.0", Environment, 1, null, ["Its debug settings were overridden."]),
            new(Project, "net10.0", Environment, 1, null, []),
        ],
    };

    public static GateReport Hostile { get; } = Report(
        new Verdict.Fail(["@team/owners <b>look</b> [here](https://evil.example) | \u001b[2J\u202E ::set-output name=x::y"], ["line one\nline two ##[error]no"]),
        Row("Evil<T>.Run(Text=\"| a | b | `c` \u001b[31mred\u202Efdp.exe ::error::x ##[add-mask]y [red]markup[/] @team #1\")",
            Compared(Exact(1), new Reading.Failed("::set-output name=token::x\r\n::add-mask::y\u0007"), outcome: ComparisonOutcome.FailedOnHead),
            Compared(Exact(0), Exact(0), Metric.Retained))) with
    {
        Name = "gate | `x` \u001b]0;title\u0007 [bold]",
        Findings =
        [
            new(new Finding("AG1002", FindingSeverity.Warning, "</details><script>alert(1)</script>\n| x | `y` ::warning::z https://evil.example",
                new FindingLocation("src/[a](b)|`c`.cs", 3, 1, 3, 9), [], "f", FindingScope.OnChangedLine)),
        ],
        Notices = ["::stop-commands::abc", "%0A::error::x"],
    };

    public static GateReport Named(string name) => name switch
    {
        "pass" => Pass,
        "fail" => Fail,
        "inconclusive" => Inconclusive,
        "partial" => Partial,
        "empty" => Empty,
        "lifetimes" => Lifetimes,
        "lines" => Lines,
        "scaling" => Scaling,
        "suppressed" => Suppressed,
        "several-projects" => SeveralProjects,
        "hostile" => Hostile,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static GateReport Report(Verdict verdict, params ComparedRow[] rows) => new(
        "0.1.0",
        "allocgate",
        new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        new ReportSubject(
            "pull request",
            "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432",
            "merge commit 9f8e7d6, as GitHub makes it",
            "0123456789abcdef0123456789abcdef01234567",
            "first parent 0123456 of the merge commit",
            "measured at base, because no baseline file is committed",
            new PostingTarget(HeadCommit, [], [])),
        verdict,
        Partial: false,
        [new ProjectSummary(Project, "net10.0", Environment, rows.Length, null, [])],
        rows,
        [],
        [],
        [],
        []);

    public static ComparedRow Row(string name, params Comparison[] comparisons) => new(
        new RowKey(Project, "net10.0", "OomCases.Benchmarks." + name),
        name,
        new SourceLine("samples/OomCases/Benchmarks/" + name.Split('.')[0].Split('<')[0] + ".cs", 21),
        comparisons,
        []);

    public static Comparison Compared(
        Reading before, Reading after, Metric metric = Metric.Allocated, ComparisonOutcome outcome = ComparisonOutcome.Unchanged, string explanation = "", string? waivedBy = null) =>
        new(metric, before, after, outcome, explanation, waivedBy);

    public static Reading Exact(long bytes, long operations = 1) => new Reading.Exact(new BytesPerOperation(bytes, operations));

    public static Reading Ranged(long low, long median, long high, string cause = "allocates on other threads") =>
        new Reading.Ranged(new BytesPerOperation(low), new BytesPerOperation(median), new BytesPerOperation(high), cause);

    private static Comparison Lives(long before, long after, ComparisonOutcome outcome)
    {
        var head = new Reading.Tracked(64, [new("OomCases.ControllerCache", 64, after)]);
        return Compared(new Reading.Tracked(64, [new("OomCases.ControllerCache", 64, before)]), head, Metric.Lifetimes, outcome, head.Words);
    }

    private static ComparedRow[] EveryOutcome()
    {
        var leaves = Compared(Exact(0), Exact(0), Metric.Retained);
        return
        [
            Row("ControllerCacheBenchmarks.Replace(Entries=500)",
                Compared(Exact(512_048), Exact(612_048), outcome: ComparisonOutcome.Regressed,
                    explanation: "allocated grew from 512,048 B/op to 612,048 B/op (+100,000 B/op, +19.5%)"),
                Compared(Exact(0), Exact(1_024), Metric.Retained, ComparisonOutcome.Regressed,
                    "retained grew from 0 B/op to 1,024 B/op (+1,024 B/op)")),
            Row("ConfigurationCentreBenchmarks.Reload(Changed=25)", Compared(Exact(48_120), Exact(48_120)), leaves),
            Row("ConfigurationCentreBenchmarks.ReloadEverythingAtOnceWithAVeryLongName(Changed=500, Comment=\"a parameter that is long enough to be cut somewhere in the middle of the column, because it never ends\")",
                Compared(Exact(195, 2), Exact(197, 2), outcome: ComparisonOutcome.Grown), leaves),
            Row("MetricsAggregatorBenchmarks.PutAll(Keys=500)",
                Compared(Exact(24_000), Exact(24_000)),
                Compared(Exact(0), Exact(64), Metric.Retained, ComparisonOutcome.OverBudget, "retained 64 B/op is above its budget of 0 B/op")),
            Row("MetricsAggregatorBenchmarks.Snapshot()",
                Compared(Exact(1_008), new Reading.NotMeasured("not in head"), outcome: ComparisonOutcome.Missing, explanation: "base has it and head does not: deleted, renamed, or its parameters were replaced"),
                Compared(Exact(0), new Reading.NotMeasured("not in head"), Metric.Retained, ComparisonOutcome.Missing, "base has it and head does not: deleted, renamed, or its parameters were replaced")) with { Location = null },
            Row("Parser.Parse()",
                Compared(Exact(88), new Reading.Failed("NullReferenceException in [GlobalSetup]"), outcome: ComparisonOutcome.FailedOnHead, explanation: "measured on base, failed on head: NullReferenceException in [GlobalSetup]"),
                Compared(Exact(0), new Reading.Failed("NullReferenceException in [GlobalSetup]"), Metric.Retained, ComparisonOutcome.FailedOnHead, "measured on base, failed on head: NullReferenceException in [GlobalSetup]")),
            Row("Parser.Tokenise(Text=\"a, b\")",
                Compared(new Reading.Failed("InvalidOperationException: no input file"), new Reading.Failed("InvalidOperationException: no input file"), outcome: ComparisonOutcome.FailedWithoutComparison, explanation: "failed on both sides: InvalidOperationException: no input file"),
                leaves),
            Row("Parser.Hash()",
                Compared(Ranged(88, 96, 112), Ranged(80, 104, 160), outcome: ComparisonOutcome.Noisy, explanation: "allocated cannot be told exactly enough: growth lies between -32 and 72 B/op"), leaves),
            Row("Parser.Cold()",
                Compared(Exact(40), Exact(40), outcome: ComparisonOutcome.Incomparable, explanation: "measured under other conditions (JIT mode: tiered, PGO, was full)"), leaves),
            Row("Parser.Native()",
                Compared(Exact(40), new Reading.NotMeasured("needs Windows"), outcome: ComparisonOutcome.NotMeasured, explanation: "not measured on head: needs Windows"), leaves),
            Row("Parser.Fresh()",
                Compared(new Reading.NotMeasured("not in base"), Exact(240), outcome: ComparisonOutcome.New),
                Compared(new Reading.NotMeasured("not in base"), Exact(0), Metric.Retained, ComparisonOutcome.New)),
            Row("Parser.Lean()", Compared(Exact(1_234_567), Exact(234_567), outcome: ComparisonOutcome.Improved), leaves),
            Row("Parser.Accepted()",
                Compared(Exact(100), Exact(150), outcome: ComparisonOutcome.Regressed, explanation: "allocated grew from 100 B/op to 150 B/op (+50 B/op, +50%)", waivedBy: "bought speed, see decision 12"), leaves),
        ];
    }

    private static IEnumerable<ReportedFinding> Findings()
    {
        yield return new(new Finding("AG1002", FindingSeverity.Warning,
            "'GetOrAdd' is given a value that is built before it is known to be needed.",
            new FindingLocation("src/Caching/ControllerCache.cs", 31, 22, 31, 47),
            [new FindingLocation("src/Caching/ControllerCache.cs", 12, 5, 12, 30, "declared here")], "a", FindingScope.OnChangedLine));
        yield return new(new Finding("AG1601", FindingSeverity.Error,
            "The map is replaced while others hold the old one.",
            new FindingLocation("src/Caching/ControllerCache.cs", 40, 9, 44, 10), [], "b", FindingScope.NewInChangedFile));
        yield return new(new Finding("AG1004", FindingSeverity.Info,
            "The stored lambda keeps 'source' alive.",
            new FindingLocation("src/Config/Centre.cs", 8, 1, 8, 20), [], "c", FindingScope.OnChangedLine), "kept for the life of the process anyway");
        yield return new(new Finding("AG1101", FindingSeverity.Error,
            "Mutated while enumerated.",
            new FindingLocation("src/Old.cs", 100, 1, 100, 20), [], "d", FindingScope.OutOfScope));
    }

    private static IEnumerable<WaiverUse> Waivers()
    {
        yield return new(new Waiver("OomCases.Benchmarks.Parser.Accepted()", "allocated", 160, "bought speed, see decision 12", new DateOnly(2026, 12, 31)), WaiverStatus.Used);
        yield return new(new Waiver("OomCases.Benchmarks.Gone.Run()", "retained", 64, "until the cache is bounded", new DateOnly(2026, 6, 30)), WaiverStatus.Unused);
        yield return new(new Waiver("src/Old.cs", "AG1101", null, "rewritten in spring", new DateOnly(2026, 1, 31)), WaiverStatus.Expired);
        yield return new(new Waiver("OomCases.Benchmarks.ControllerCacheBenchmarks.Replace(Entries=500)", "retained", 512, "half a kilobyte is fine", new DateOnly(2026, 12, 31)), WaiverStatus.Exceeded);
    }
}
