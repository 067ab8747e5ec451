using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Measuring;
using CsCheck;

namespace AllocGate.Tests.Measuring;

public class BudgetedCasesTests
{
    private static readonly RowKey Quick = Key("B.Quick()");
    private static readonly RowKey Middling = Key("B.Middling()");
    private static readonly RowKey Slow = Key("B.Slow()");

    [Fact]
    public void What_took_least_last_time_is_measured_first() =>
        Assert.Equal([Slow], LeftOut([Slow, Quick, Middling], left: 6, (Quick, 1), (Middling, 5), (Slow, 7)));

    [Fact]
    public void What_fits_is_measured_whole() =>
        Assert.Empty(LeftOut([Slow, Quick, Middling], left: 13, (Quick, 1), (Middling, 5), (Slow, 7)));

    [Fact]
    public void Every_case_costs_once_on_each_side() =>
        Assert.Equal([Middling, Slow], LeftOut([Slow, Quick, Middling], left: 6, sides: 2, jobs: 1, (Quick, 1), (Middling, 5), (Slow, 7)));

    [Fact]
    public void Cases_that_run_side_by_side_share_the_time() =>
        Assert.Empty(LeftOut([Slow, Quick, Middling], left: 7, sides: 1, jobs: 2, (Quick, 1), (Middling, 5), (Slow, 7)));

    [Theory]
    [InlineData(0)]
    [InlineData(-100)]
    public void The_quickest_is_measured_however_little_is_left(int left) =>
        Assert.Equal([Middling, Slow], LeftOut([Slow, Quick, Middling], left, (Quick, 1), (Middling, 5), (Slow, 7)));

    [Fact]
    public void A_case_that_was_never_timed_is_taken_for_the_median_of_the_others() =>
        Assert.Equal([Key("B.New()"), Slow], LeftOut([Slow, Key("B.New()"), Quick, Middling], left: 10, (Quick, 1), (Middling, 5), (Slow, 7)));

    [Fact]
    public void The_cases_of_one_method_stay_together_since_a_law_is_fitted_over_them()
    {
        RowKey[] family = [Key("B.PutAll() [N=1]"), Key("B.PutAll() [N=10]"), Key("B.PutAll() [N=100]")];

        Assert.Equal(family, LeftOut([.. family, Quick], left: 7, (Quick, 1), (family[0], 1), (family[1], 2), (family[2], 4)));
    }

    [Fact]
    public void One_method_is_always_measured_and_never_more_than_fits() =>
        Gen.Select(Gen.Int[1, 50].Array[1, 20], Gen.Int[-10, 300], Gen.Int[1, 2], Gen.Int[1, 4]).Sample((costs, left, sides, jobs) =>
        {
            var cases = costs.Select((_, i) => Key($"B.M{i}()")).ToList();
            var known = cases.Zip(costs).ToArray();

            var leftOut = LeftOut(cases, left, sides, jobs, known);

            var measured = known.Where(c => !leftOut.Contains(c.First)).ToList();
            return measured.Count > 0 && (measured.Count == 1 || measured.Sum(c => (double)c.Second) * sides / jobs <= left + 0.001)
                && measured.Max(c => c.Second) <= known.Where(c => leftOut.Contains(c.First)).Select(c => c.Second).DefaultIfEmpty(int.MaxValue).Min();
        });

    private static RowKey Key(string benchmark) => new("bench/B.csproj", "net10.0", benchmark);

    private static IReadOnlyList<RowKey> LeftOut(IReadOnlyCollection<RowKey> cases, int left, params (RowKey Key, int Seconds)[] known) =>
        LeftOut(cases, left, sides: 1, jobs: 1, known);

    private static IReadOnlyList<RowKey> LeftOut(IReadOnlyCollection<RowKey> cases, int left, int sides, int jobs, params (RowKey Key, int Seconds)[] known) =>
        BudgetedCases.LeftOut(
            cases,
            new TimeBudget(TimeSpan.FromMinutes(1), default, sides, known.ToDictionary(k => k.Key, k => TimeSpan.FromSeconds(k.Seconds))),
            TimeSpan.FromSeconds(left),
            jobs);
}
