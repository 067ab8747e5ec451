namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>
/// Nine things have beaten published gates. Those that concern measuring are here, by number:
/// <para>1. 0 B to 24 B on a benchmark that promised zero.</para>
/// <para>2. New [Params] values, so that no name of base and head agrees.</para>
/// <para>3. A benchmark deleted, renamed, or that threw in [GlobalSetup].</para>
/// <para>4. A result file whose figure is null, missing, negative or beyond 4 GiB: WireFormatTests, AllocatedReadingTests, MeasurementFileTests.</para>
/// <para>5. No baseline: MeasuredBaseTests (first run), ErrorTests and MeasurementFileTests (unreadable), ComparerTests and OomCasesTests (another runtime).</para>
/// <para>6. +40 B on 1 MB: shown, no failure. Many of them in a row are a question of history, not of measuring.</para>
/// <para>7. A fork's pull request without a token: a question of delivering; CheckRunReporterTests.</para>
/// <para>8. Rare and stepwise growth leaks; a collection re-filled and one at its bound do not. RetainedTests has more of them.</para>
/// <para>9. Allocates on other threads; never returns; kills its process. FaultsTests has more of them.</para>
/// </summary>
public class PublishedGatesTests(PublishedGatesRun change) : IClassFixture<PublishedGatesRun>
{
    [Theory]
    [InlineData(1, "Cases.PromisesZero", "allocated", "regressed")]
    [InlineData(2, "Parameters.Body [N=10]", "allocated", "missing")]
    [InlineData(2, "Parameters.Body [N=20]", "allocated", "new")]
    [InlineData(3, "Cases.Deleted", "allocated", "missing")]
    [InlineData(3, "Cases.OldName", "retained", "missing")]
    [InlineData(3, "Cases.NewName", "allocated", "new")]
    [InlineData(3, "Throwing.Body", "allocated", "failedOnHead")]
    [InlineData(6, "Cases.DriftsBy40", "allocated", "grown")]
    [InlineData(8, "Cases.KeepsOneObjectIn24", "retained", "regressed")]
    [InlineData(8, "Cases.AddsNewKeys", "retained", "regressed")]
    [InlineData(8, "Cases.RefillsTheSameKeys", "retained", "unchanged")]
    [InlineData(8, "Cases.KeepsItsBound", "retained", "unchanged")]
    [InlineData(9, "Cases.AllocatesOnOtherThreads", "allocated", "regressed")]
    [InlineData(9, "Cases.NeverReturns", "retained", "failedOnHead")]
    [InlineData(9, "Cases.KillsItsProcess", "allocated", "failedOnHead")]
    public void What_has_beaten_a_published_gate_is_told_as_what_it_is(int number, string name, string metric, string outcome) =>
        Assert.True(change.OutcomeOf(name, metric) == outcome, $"{number}. {name}: {change.Tell(name, metric)}\n{change.Run.Output}");
}
