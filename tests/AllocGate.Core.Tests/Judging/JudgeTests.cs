using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Judging;

public class JudgeTests
{
    private static readonly JudgePolicy Usual = new(FindingSeverity.Warning, AllowFirstRun: false, Benchmarks: true, ProjectsNamed: false);

    [Fact]
    public void The_same_figures_pass() => Assert.IsType<Verdict.Pass>(Decide(Of(Row("A", Exact(88))), Of(Row("A", Exact(88)))));

    [Fact]
    public void A_regression_fails_and_names_the_case_and_both_figures()
    {
        var verdict = Assert.IsType<Verdict.Fail>(Decide(Of(Row("A", Exact(0))), Of(Row("A", Exact(24)))));
        Assert.Equal(["A: allocated grew from 0 B/op to 24 B/op (+24 B/op)"], verdict.Reasons);
    }

    [Fact]
    public void No_base_figure_for_any_row_is_inconclusive_unless_the_first_run_is_allowed()
    {
        var head = Of(Row("A", Exact(88)));
        Assert.IsType<Verdict.Inconclusive>(Decide(new Baseline.None("no benchmark project at base"), head));
        Assert.IsType<Verdict.Pass>(Decide(new Baseline.None("no benchmark project at base"), head, Usual with { AllowFirstRun = true }));
    }

    [Fact]
    public void Figures_of_another_project_in_the_baseline_are_no_base_for_this_one()
    {
        var other = Row("B", Exact(1));
        var baseline = FileOf(new([Of(other).Projects[0] with { Project = "other.csproj", Rows = [other with { Key = other.Key with { Project = "other.csproj" } }] }]));
        var head = Of(Row("A", Exact(88)));
        var rows = Comparer.Compare(baseline, head, Selection.Everything with { Projects = [Project] }, Thresholds.Default);
        Assert.IsType<Verdict.Inconclusive>(Judge.Decide(new Evidence(head, baseline, rows, [], [], null), Usual));
    }

    [Fact]
    public void A_new_row_beside_compared_ones_passes() =>
        Assert.IsType<Verdict.Pass>(Decide(Of(Row("A", Exact(88))), Of(Row("A", Exact(88)), Row("B", Exact(1_000)))));

    [Fact]
    public void The_first_run_does_not_excuse_a_base_that_does_not_build() =>
        Assert.IsType<Verdict.Inconclusive>(Decide(
            new Baseline.Measured("c0ffee", Broken(ProjectProblemKind.BuildFailed)), Of(Row("A", Exact(88))), Usual with { AllowFirstRun = true }));

    [Fact]
    public void The_first_run_does_not_excuse_a_benchmark_that_breaks() =>
        Assert.IsType<Verdict.Inconclusive>(Decide(
            new Baseline.None("first run"), Of(Row("A", new Reading.Failed("threw"))), Usual with { AllowFirstRun = true }));

    [Fact]
    public void No_benchmark_project_at_all_is_inconclusive_unless_only_the_rules_were_asked_for()
    {
        Assert.IsType<Verdict.Inconclusive>(Decide(new Baseline.None("none"), MeasurementSet.Empty));
        Assert.IsType<Verdict.Pass>(Decide(new Baseline.None("none"), MeasurementSet.Empty, Usual with { Benchmarks = false }));
    }

    [Fact]
    public void A_project_without_annotated_benchmarks_matters_when_it_was_named_or_stands_alone()
    {
        var bare = Broken(ProjectProblemKind.NoAnnotatedBenchmark);
        var both = new MeasurementSet([.. Of(Row("A", Exact(1))).Projects, bare.Projects[0] with { Project = "other.csproj" }]);
        Assert.IsType<Verdict.Inconclusive>(Decide(new Baseline.None("none"), bare, Usual with { AllowFirstRun = true }));
        Assert.IsType<Verdict.Pass>(Decide(Of(Row("A", Exact(1))), both));
        Assert.IsType<Verdict.Inconclusive>(Decide(FileOf(Of(Row("A", Exact(1)))), both, Usual with { ProjectsNamed = true }));
    }

    [Fact]
    public void A_failure_wins_over_a_doubt_and_keeps_it()
    {
        var verdict = Assert.IsType<Verdict.Fail>(Decide(
            Of(Row("A", Exact(0)), Row("B", new Reading.Failed("threw"))), Of(Row("A", Exact(24)), Row("B", Exact(1)))));
        Assert.Single(verdict.Reasons);
        Assert.Single(verdict.Doubts);
    }

    [Theory]
    [InlineData(FindingSeverity.Warning, FindingScope.OnChangedLine, true)]
    [InlineData(FindingSeverity.Warning, FindingScope.NewInChangedFile, true)]
    [InlineData(FindingSeverity.Warning, FindingScope.OutOfScope, false)]
    [InlineData(FindingSeverity.Info, FindingScope.OnChangedLine, false)]
    public void Only_findings_in_scope_at_or_above_the_severity_fail(FindingSeverity severity, FindingScope scope, bool fails)
    {
        var finding = new Finding("AG1401", severity, "grown in a loop", new("a.cs", 3, 1, 3, 9), [], "f", scope);
        var set = Of(Row("A", Exact(1)));
        var evidence = new Evidence(set, FileOf(set), Compare(FileOf(set), set), [new ReportedFinding(finding)], [], null);
        Assert.Equal(fails, Judge.Decide(evidence, Usual) is Verdict.Fail);
        Assert.IsType<Verdict.Pass>(Judge.Decide(evidence with { Findings = [new ReportedFinding(finding, "accepted")] }, Usual));
    }

    [Fact]
    public void What_the_rules_could_not_look_at_is_inconclusive()
    {
        var set = Of(Row("A", Exact(1)));
        var evidence = new Evidence(set, FileOf(set), Compare(FileOf(set), set), [], ["AG1002 failed on a.cs"], null);
        Assert.IsType<Verdict.Inconclusive>(Judge.Decide(evidence, Usual));
    }

    [Fact]
    public void Failing_wins_over_inconclusive_wins_over_undelivered()
    {
        Assert.Equal(ExitCode.Fail, ExitCodes.Of(new Verdict.Fail(["a"], ["b"]), allDelivered: false));
        Assert.Equal(ExitCode.Inconclusive, ExitCodes.Of(new Verdict.Inconclusive(["b"]), allDelivered: false));
        Assert.Equal(ExitCode.Undelivered, ExitCodes.Of(new Verdict.Pass(), allDelivered: false));
        Assert.Equal(ExitCode.Pass, ExitCodes.Of(new Verdict.Pass(), allDelivered: true));
    }

    private static Verdict Decide(MeasurementSet before, MeasurementSet now) => Decide(FileOf(before), now);

    private static Verdict Decide(Baseline baseline, MeasurementSet head, JudgePolicy? policy = null) =>
        Judge.Decide(new Evidence(head, baseline, Compare(baseline, head), [], [], null), policy ?? Usual);

    private static IReadOnlyList<ComparedRow> Compare(Baseline baseline, MeasurementSet head) =>
        Comparer.Compare(baseline, head, Selection.Everything, Thresholds.Default);

    private static Baseline.FromFile FileOf(MeasurementSet set) => new("allocgate.baseline.json", set);
}
