using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;
using AllocGate.Core.Waiving;
using CsCheck;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Sharding;

public class MergedReportTests
{
    private static readonly Gen<Reading> Readings = Gen.OneOf(
        Gen.Long[0, 200].Select(b => Exact(b)),
        Gen.Select(Gen.Long[0, 100], Gen.Long[0, 100], (low, more) => Ranged(low, low + more, low + more)),
        Gen.Const<Reading>(new Reading.NotMeasured("no")),
        Gen.Const<Reading>(new Reading.Failed("threw")));

    private static readonly Gen<MeasurementSet> AnySet = Gen.OneOf(
        Gen.Select(Gen.Int[0, 9], Readings, Readings).Array[0, 8].Select(rows => Of([.. rows.DistinctBy(r => r.Item1).Select(r => Row($"T.B{r.Item1}()", r.Item2, r.Item3))])),
        Gen.Enum<ProjectProblemKind>().Select(Broken));

    [Fact]
    public void However_a_run_is_split_its_parts_merge_to_the_report_of_the_whole() =>
        Gen.Select(AnySet, AnySet, Gen.Int[1, 5]).Sample((before, now, count) =>
        {
            var whole = Parts.Whole(before, now);
            var parts = Parts.Of(count, before, now);

            Assert.Empty(ShardChecks.Of(parts));
            var merged = MergedReport.Of([.. parts.Reverse()]);

            Assert.Equal(Text(whole.Verdict), Text(merged.Verdict));
            Assert.Equal(whole.Rows.Select(Text), merged.Rows.Select(Text));
            Assert.Empty(merged.NotSelected);
            Assert.False(merged.Partial);
            Assert.Null(merged.Shard);
        });

    [Fact]
    public void The_laws_of_all_parts_are_laws_of_the_whole()
    {
        var (before, now) = (Families(0), Families(64));

        var merged = MergedReport.Of(Parts.Of(3, before, now));

        Assert.Equal(5, merged.Families.Count);
        Assert.All(merged.Families, family => Assert.Equal(ScalingChange.FixedCost, family.Laws.Single().Change));
        Assert.Equal(Text(Parts.Whole(before, now).Verdict), Text(merged.Verdict));

        static MeasurementSet Families(long more) => Of(
        [
            .. from name in "ABCDE"
               from rows in new long[] { 100, 1_000, 10_000 }
               select Row($"T.{name}() [N={rows}]", Exact(200 + more + (24 * rows))) with { Inserts = new($"T.{name}() [N=*]", "N", rows) },
        ]);
    }

    [Fact]
    public void What_an_option_left_out_of_all_parts_keeps_the_whole_partial_and_what_sources_suppress_stays_apart()
    {
        var set = Of([Row("T.A()", Exact(24)), Row("T.B()", Exact(24))]);
        var finding = new Finding("AG1002", FindingSeverity.Warning, "built eagerly", new("src/a.cs", 1, 1, 1, 9), [], "f", FindingScope.OnChangedLine);
        var parts = Parts.Of(2, set, set);

        var merged = MergedReport.Of(
        [
            parts[0] with { Report = parts[0].Report with { Suppressed = [new(finding, "once a day")] } },
            parts[1] with { Report = parts[1].Report with { NotSelected = [.. parts[1].Report.NotSelected, new(new("other.csproj", "net10.0", "T.C()"), "another project was named", ByOption: true)] } },
        ]);

        Assert.True(merged.Partial);
        Assert.Equal("once a day", Assert.Single(merged.Suppressed).Justification);
        Assert.Empty(merged.Findings);
        Assert.IsType<Verdict.Pass>(merged.Verdict);
    }

    [Fact]
    public void A_verdict_that_a_part_claims_counts_for_nothing()
    {
        var parts = Parts.Of(2, Of(Row("T.A()", Exact(8))), Of(Row("T.A()", Exact(800))));
        var lying = parts.Select(p => p with { Report = p.Report with { Verdict = new Verdict.Pass() } }).ToList();

        Assert.IsType<Verdict.Fail>(MergedReport.Of(lying).Verdict);
    }

    [Fact]
    public void A_waiver_that_a_part_claims_counts_for_nothing()
    {
        var parts = Parts.Of(1, Of(Row("T.A()", Exact(8)), Row("T.Gone()", Exact(8))), Of(Row("T.A()", Exact(8))));
        var rows = parts[0].Report.Rows.Select(r => r with { Comparisons = [.. r.Comparisons.Select(c => c with { WaivedBy = "trust me" })] });
        var lying = parts[0] with { Report = parts[0].Report with { Rows = [.. rows] } };

        Assert.IsType<Verdict.Fail>(MergedReport.Of([lying]).Verdict);
    }

    [Fact]
    public void A_waiver_that_one_part_alone_uses_is_used()
    {
        var waiver = new Waiver("T.A()", "allocated", 1000, "soon", new DateOnly(2026, 12, 31));
        var parts = Parts.Of(3, Of(Row("T.A()", Exact(8)), Row("T.B()", Exact(8))), Of(Row("T.A()", Exact(800)), Row("T.B()", Exact(8))), waiver);

        var merged = MergedReport.Of(parts);

        Assert.Equal(WaiverStatus.Used, Assert.Single(merged.Waivers).Status);
        Assert.IsType<Verdict.Pass>(merged.Verdict);
    }

    [Fact]
    public void A_part_of_which_every_row_is_new_passes_beside_parts_with_a_base()
    {
        var parts = Parts.Of(2, Of(Row("T.A()", Exact(8))), Of([Row("T.A()", Exact(8)), .. Enumerable.Range(0, 9).Select(i => Row($"T.New{i}()", Exact(8)))]));

        Assert.Contains(parts, p => p.Report.Verdict is Verdict.Inconclusive);
        Assert.IsType<Verdict.Pass>(MergedReport.Of(parts).Verdict);
    }

    private static string Text(Verdict verdict) => verdict switch
    {
        Verdict.Fail fail => $"fail: {string.Join("|", fail.Reasons.Order())}; {string.Join("|", fail.Doubts.Order())}",
        Verdict.Inconclusive open => $"inconclusive: {string.Join("|", open.Reasons.Order())}",
        _ => "pass",
    };

    private static string Text(ComparedRow row) => $"{row.Key}: {string.Join("|", row.Comparisons)}";
}
