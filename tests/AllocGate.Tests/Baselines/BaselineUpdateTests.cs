using AllocGate.Baselines;
using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Tests.Baselines;

public class BaselineUpdateTests
{
    [Fact]
    public void The_accepted_figure_stays_while_small_steps_add_up_and_follows_the_figure_down()
    {
        var first = Set(("A", 1_000_000));
        var second = Update(first, Set(("A", 1_000_040)));
        var third = Update(second, Set(("A", 1_000_080)));
        Assert.Equal(Exact(1_000_000), third.Rows.Single().AcceptedOf(Metric.Allocated));
        Assert.Null(Update(third, Set(("A", 999_000))).Rows.Single().Accepted);
        Assert.Null(Update(third, Set(("A", 1_000_080)), accept: true).Rows.Single().Accepted);
    }

    [Fact]
    public void The_accepted_figure_is_kept_in_the_file()
    {
        var text = MeasurementFileText.Write(Update(Set(("A", 1_000_000)), Set(("A", 1_000_040))), "1");
        Assert.Equal(Exact(1_000_000), MeasurementFileReading.Parse(System.Text.Encoding.UTF8.GetBytes(text), "f").Rows.Single().AcceptedOf(Metric.Allocated));
    }

    [Fact]
    public void Growth_beyond_the_threshold_and_creep_are_regressions()
    {
        Assert.Contains("grew from 100 B/op", Assert.Single(Regressions(Set(("A", 100)), Set(("A", 200)))), StringComparison.Ordinal);
        var crept = Update(Set(("A", 1_000_000)), Set(("A", 1_000_800)));
        Assert.Contains("crept", Assert.Single(Regressions(crept, Set(("A", 1_001_600)))), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_named_cases_are_updated()
    {
        var after = BaselineUpdate.Apply(Set(("A", 1), ("B", 1)), Set(("A", 2), ("B", 2), ("C", 2)), wholeRepository: true, new CaseFilter("B"), accept: false);
        Assert.Equal([("A", Exact(1)), ("B", Exact(2))], after.Rows.OrderBy(r => r.Key).Select(r => (r.Key.Benchmark, r.Allocated)));
    }

    [Fact]
    public void The_summary_names_what_is_added_removed_and_changed() =>
        Assert.Equal(
            ["added: C", "removed: B", "allocated of A: 1 B/op → 2 B/op"],
            BaselineUpdate.Summary(Set(("A", 1), ("B", 1)), Set(("A", 2), ("C", 2))));

    [Fact]
    public void Figures_that_stay_must_have_been_measured_as_the_new_ones_are()
    {
        var both = Set(("A", 1), ("B", 1));
        var onArm = In(Set(("A", 1), ("B", 1)), e => e with { Architecture = "arm64" });
        Assert.Equal(
            ["a.csproj: figures that stay were measured under other conditions (architecture: arm64, was x64)."],
            BaselineUpdate.Clashes(both, onArm, wholeRepository: true, new CaseFilter("B")));
        Assert.Empty(BaselineUpdate.Clashes(both, onArm, wholeRepository: true, CaseFilter.Everything));

        var built = both with { Build = new("Release", new Dictionary<string, string> { ["Plant"] = "On" }) };
        var elsewhere = Set(("C", 1)) with { Projects = [Set(("C", 1)).Projects[0] with { Project = "c.csproj" }] };
        Assert.Equal(["a.csproj: its figures stay and were built with other settings."], BaselineUpdate.Clashes(built, elsewhere, wholeRepository: false, CaseFilter.Everything));
        Assert.Empty(BaselineUpdate.Clashes(built, elsewhere, wholeRepository: true, CaseFilter.Everything));
    }

    [Fact]
    public void A_file_with_figures_of_an_older_runtime_names_the_older_one()
    {
        var newer = In(Set(("A", 1), ("B", 2)), e => e with { Runtime = "10.0.13" });
        Assert.Equal("10.0.12", RuntimeOf(new CaseFilter("B")));
        Assert.Equal("10.0.13", RuntimeOf(CaseFilter.Everything));

        string RuntimeOf(CaseFilter only) =>
            BaselineUpdate.Apply(Set(("A", 1), ("B", 1)), newer, wholeRepository: true, only, accept: false).Projects.Single().Environment!.Runtime;
    }

    private static MeasurementSet In(MeasurementSet set, Func<RunEnvironment, RunEnvironment> change) =>
        set with { Projects = [.. set.Projects.Select(p => p with { Environment = change(p.Environment!) })] };

    private static Reading Exact(long bytes) => new Reading.Exact(new BytesPerOperation(bytes));

    private static MeasurementSet Update(MeasurementSet before, MeasurementSet now, bool accept = false) =>
        BaselineUpdate.Apply(before, now, wholeRepository: true, CaseFilter.Everything, accept);

    private static IReadOnlyList<string> Regressions(MeasurementSet before, MeasurementSet now) =>
        BaselineUpdate.Regressions(before, now, CaseFilter.Everything, Thresholds.Default);

    private static MeasurementSet Set(params (string Name, long Bytes)[] rows) => new(
    [
        new ProjectMeasurement(
            "a.csproj", "net10.0", new RunEnvironment(10, "x64", "workstation, non-concurrent", "tiered, PGO", "10.0.12", "Linux", 2, "0.15.8"),
            [.. rows.Select(r => new BenchmarkRow(new RowKey("a.csproj", "net10.0", r.Name), r.Name, null, Exact(r.Bytes), Exact(0), new Reading.NotApplicable("none"), [], []))],
            [], null, []),
    ]);
}
