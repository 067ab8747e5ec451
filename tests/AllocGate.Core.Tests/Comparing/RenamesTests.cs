using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Comparing;

public class RenamesTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public void A_declared_rename_is_compared_and_named()
    {
        var rows = Compare("Old.Type.Put() [N=1]", 88, "New.Type.Put() [N=1]", 152, new() { ["Old.Type.Put() [N=1]"] = "New.Type.Put() [N=1]" });
        var row = Assert.Single(rows);
        Assert.Equal("Old.Type.Put() [N=1]", row.RenamedFrom);
        Assert.Equal(ComparisonOutcome.Regressed, row[Metric.Allocated].Outcome);
    }

    [Theory]
    [InlineData("Old.Type.Put() [N=1]", "New.Type.Put() [N=1]", 88, true)]
    [InlineData("A.Put() [N=1]", "A.Put() [Rows=1]", 88, true)]
    [InlineData("Old.Type.Put() [N=1]", "New.Type.Put() [N=1]", 96, false)]
    [InlineData("A.Put() [N=1]", "B.Get() [N=1]", 88, false)]
    public void A_rename_is_proposed_where_type_or_parameters_moved_and_the_bytes_agree(string was, string now, long bytes, bool proposed)
    {
        var gone = AcceptingLines.AddTo(Compare(was, 88, now, bytes, None), againstFile: false).Single(r => r.Key.Benchmark == was);
        var said = gone[Metric.Allocated].Explanation;
        Assert.Equal(proposed ? now : null, gone.RenamedTo);
        Assert.Equal(ComparisonOutcome.Missing, gone[Metric.Allocated].Outcome);
        Assert.Contains(proposed ? $"\"renames\": {{ \"{was}\": \"{now}\" }}" : $"allocgate accept '{was}' --metric missing", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_that_fit_are_no_proposal()
    {
        var rows = Mark(Of(Row("A.Put()", Exact(88))), Of(Row("B.Put()", Exact(88)), Row("C.Put()", Exact(88))), None);
        Assert.Null(rows.Single(r => r.Key.Benchmark == "A.Put()").RenamedTo);
    }

    [Fact]
    public void A_line_to_copy_holds_nothing_that_a_shell_reads()
    {
        var rows = AcceptingLines.AddTo(Mark(Of(Row("A.Put() [s='; rm -rf ~ $(x)\n]", Exact(88))), Of(), None), againstFile: false);
        Assert.Contains("allocgate accept 'A.Put() [s=?; rm -rf ~ $(x)?]' --metric missing", rows.Single()[Metric.Allocated].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void What_must_have_run_and_did_not_fails()
    {
        var head = Of(Row("A.Put()", Exact(88)));
        var rows = Mark(head, head, None);
        Assert.Empty(Expectations.Unmet(["A.*"], rows, []));
        var unmet = Expectations.Unmet(["B.*"], rows, []);
        Assert.Contains("\"B.*\"", Assert.Single(unmet), StringComparison.Ordinal);
        Assert.Empty(Expectations.Unmet(["B.*"], rows, [new NotSelected(Row("B.X()", Exact(1)).Key, "--filter", ByOption: true)]));
        var evidence = new Evidence(head, new Baseline.FromFile("f", head), rows, [], [], null) { Unmet = unmet };
        Assert.IsType<Verdict.Fail>(Judge.Decide(evidence, new JudgePolicy(FindingSeverity.Warning, false, true, false)));
    }

    private static IReadOnlyList<ComparedRow> Compare(string was, long before, string now, long after, Dictionary<string, string> renames) =>
        Mark(Of(Row(was, Exact(before))), Of(Row(now, Exact(after))), renames);

    private static IReadOnlyList<ComparedRow> Mark(MeasurementSet @base, MeasurementSet head, Dictionary<string, string> renames) =>
        Renames.Mark(
            Comparer.Compare(Renames.Apply(new Baseline.FromFile("f", @base), renames), head, Selection.Everything, Thresholds.Default), renames, @base.Rows);
}
