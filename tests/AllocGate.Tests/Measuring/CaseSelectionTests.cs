using AllocGate.Core.Measuring;
using AllocGate.Measuring;
using AllocGate.Probe.Wire;

namespace AllocGate.Tests.Measuring;

public sealed class CaseSelectionTests
{
    private static readonly ProbeEnvironment Environment =
        new("10.0.1", ".NET 10.0.1", null, "x64", "workstation non-concurrent", "tiered pgo", "0.15.8", "an OS", 2, true);

    private static readonly ListedCase Annotated = Case("A.Kept()", annotated: true);
    private static readonly ListedCase Plain = Case("A.Plain()", annotated: false);

    [Fact]
    public void Only_annotated_cases_are_selected_by_default()
    {
        var selection = Select(selectAll: false, CaseFilter.Everything);

        Assert.Equal([Annotated], selection.Selected);
        Assert.Equal([new NotSelected(Key("A.Plain()"), "not annotated", ByOption: false)], selection.NotSelected);
    }

    [Fact]
    public void Select_all_takes_every_case() =>
        Assert.Equal([Annotated, Plain], Select(selectAll: true, CaseFilter.Everything).Selected);

    [Fact]
    public void What_a_filter_leaves_out_was_left_out_by_an_option()
    {
        var selection = Select(selectAll: true, new CaseFilter("*Plain*"));

        Assert.Equal([Plain], selection.Selected);
        Assert.Equal([new NotSelected(Key("A.Kept()"), "--filter", ByOption: true)], selection.NotSelected);
    }

    [Fact]
    public void A_project_without_an_annotated_case_is_told_both_ways_out()
    {
        var problem = CaseSelection.ProblemOf(Listing([Plain]), selectAll: false);

        Assert.Equal(ProjectProblemKind.NoAnnotatedBenchmark, problem?.Kind);
        Assert.Contains("[BenchmarkCategory(\"AllocGate\")]", problem?.Message);
        Assert.Contains("--select all", problem?.Message);
        Assert.Null(CaseSelection.ProblemOf(Listing([Plain]), selectAll: true));
    }

    [Fact]
    public void A_project_without_any_benchmark_has_a_problem_of_its_own() =>
        Assert.Equal(ProjectProblemKind.NoBenchmark, CaseSelection.ProblemOf(Listing([]), selectAll: true)?.Kind);

    [Fact]
    public void A_project_of_which_nothing_can_be_listed_is_not_one_without_benchmarks()
    {
        var problem = CaseSelection.ProblemOf(Listing([], new DiscoveryProblem("A", "cannot be loaded")), selectAll: true);

        Assert.Equal(ProjectProblemKind.DiscoveryFailed, problem?.Kind);
        Assert.Contains("A: cannot be loaded", problem?.Message);
    }

    private static CaseSelection Select(bool selectAll, CaseFilter filter) => CaseSelection.Of([Annotated, Plain], selectAll, filter, shard: null, Key);

    private static RowKey Key(string id) => new("p.csproj", "net10.0", id);

    private static CaseListing Listing(IReadOnlyList<ListedCase> cases, params DiscoveryProblem[] problems) =>
        new(WireFormat.Schema, Environment, cases, problems);

    private static ListedCase Case(string id, bool annotated) => new(id, id, annotated, [], null, 1, null, null, Alone: false, []);
}
