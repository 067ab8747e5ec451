using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>
/// Nine things have beaten published gates, by number:
/// <para>1. 0 B to 24 B on a benchmark that promised zero.</para>
/// <para>2. New [Params] values, so that no name of base and head agrees; MeasuredBaseTests has a project of nothing else.</para>
/// <para>3. A benchmark deleted, renamed, or that threw in [GlobalSetup].</para>
/// <para>4. A result file whose figure is null, missing, negative or beyond 4 GiB: RecordedVerdictsTests.</para>
/// <para>5. No baseline: an evicted cache and another runtime here; the first run in MeasuredBaseTests; an unreadable file in ErrorTests.</para>
/// <para>6. +40 B on 1 MB: shown, no failure. Thirty of them in a row: DriftsTests.</para>
/// <para>7. A fork's pull request without a token.</para>
/// <para>8. Rare and stepwise growth leaks; a collection re-filled and one at its bound do not. RetainedTests has more of them.</para>
/// <para>9. Allocates on other threads; never returns; kills its process. FaultsTests has more of them.</para>
/// </summary>
public class PublishedGatesTests(PublishedGatesRun change) : IClassFixture<PublishedGatesRun>
{
    private const string Gone = "MISSING: base has it and head does not: deleted, renamed, or its parameters were replaced";

    [Theory]
    [InlineData(1, "Cases.PromisesZero", "allocated", "regressed", "REGRESSED: allocated grew from 0 B/op to 24 B/op (+24 B/op)")]
    [InlineData(2, "Parameters.Body [N=10]", "allocated", "missing", Gone)]
    [InlineData(2, "Parameters.Body [N=20]", "allocated", "new", null)]
    [InlineData(3, "Cases.Deleted", "allocated", "missing", Gone)]
    [InlineData(3, "Cases.OldName", "retained", "missing", Gone)]
    [InlineData(3, "Cases.NewName", "allocated", "new", null)]
    [InlineData(3, "Throwing.Body", "allocated", "failedOnHead", "FAILED: measured on base, failed on head: System.InvalidOperationException in [GlobalSetup]: no rows today")]
    [InlineData(6, "Harmless.DriftsBy40", "allocated", "grown", null)]
    [InlineData(8, "Cases.KeepsOneObjectIn24", "retained", "regressed", "REGRESSED: retained grew from 0 B/op to")]
    [InlineData(8, "Cases.AddsNewKeys", "retained", "regressed", "REGRESSED: retained grew from 0 B/op to")]
    [InlineData(8, "Harmless.RefillsTheSameKeys", "retained", "unchanged", null)]
    [InlineData(8, "Harmless.KeepsItsBound", "retained", "unchanged", null)]
    [InlineData(9, "Cases.AllocatesOnOtherThreads", "allocated", "regressed", "REGRESSED: allocated grew from")]
    [InlineData(9, "Cases.NeverReturns", "retained", "failedOnHead", "FAILED: measured on base, failed on head: timed out after 45 s")]
    [InlineData(9, "Cases.KillsItsProcess", "allocated", "failedOnHead", "FAILED: measured on base, failed on head: ended its own process without a result (exit code 0)")]
    [InlineData(0, "Cases.OverItsBudget", "allocated", "overBudget", "OVER BUDGET: allocated 24 B/op is above its budget of 20 B/op")]
    [InlineData(0, "Cases.NewOverItsBudget", "allocated", "overBudget", "OVER BUDGET: allocated 24 B/op is above its budget of 20 B/op")]
    public void What_has_beaten_a_published_gate_fails_and_is_told_as_what_it_is(int number, string name, string metric, string outcome, string? sentence)
    {
        Assert.True(change.OutcomeOf(name, metric) == outcome, $"{number}. {name}: {change.Tell(name, metric)}\n{change.Run.Output}");
        change.Run.Says("FAIL");
        Assert.Contains(sentence ?? "", change.Run.SectionOf(name), StringComparison.Ordinal);
        // Each would fail the gate alone: what passes is no reason.
        Assert.Equal(sentence is not null, change.Reasons.Any(reason => reason.StartsWith(name + ": ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_small_drift_collections_at_their_bound_and_a_new_row_pass_and_what_is_not_selected_is_never_missing()
    {
        var run = (await change.JudgeAsync("--filter", "*Harmless*")).EndedWith(0);

        run.Says("PASS (PARTIAL) 4 cases: 1 grown, 1 new, 2 unchanged;").Says("cases left out by an option.");
        Assert.DoesNotContain("MISSING", run.Output, StringComparison.Ordinal);
        using var report = change.Report();
        var leftOut = report.RootElement.GetProperty("notSelected").EnumerateArray().ToDictionary(n => $"{n.GetProperty("key")}", n => n.GetProperty("reason").GetString());
        Assert.Contains(leftOut, n => n.Key.Contains("Cases.PromisesZero", StringComparison.Ordinal));
        Assert.All(leftOut.Values, reason => Assert.Contains("--filter", reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_breaks_on_base_alone_or_on_both_sides_is_no_answer()
    {
        var run = (await change.JudgeAsync("--filter", "*Broken*")).EndedWith(3);

        run.Says("INCONCLUSIVE (PARTIAL) 2 cases: 2 not compared;");
        Assert.Contains("? not compared: failed on base: System.InvalidOperationException in the benchmark: not yet", run.SectionOf("Broken.OnBase"), StringComparison.Ordinal);
        Assert.Contains("? not compared: failed on both sides: System.InvalidOperationException in the benchmark: never", run.SectionOf("Broken.OnBothSides"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_is_a_mistake() =>
        (await change.JudgeAsync("--filter", "*NothingLikeThis*")).EndedWith(2).Says("--filter: No benchmark matches \"*NothingLikeThis*\".");

    [Fact]
    public async Task A_forks_pull_request_has_no_token_and_no_cache_and_is_judged_and_told_all_the_same()
    {
        using var runner = new TemporaryFolder();
        runner.Write("summary.md", "");
        runner.Write("event.json", """
            { "number": 7, "pull_request": { "number": 7, "head": { "sha": "HEAD", "repo": { "full_name": "someone/service", "fork": true } },
              "base": { "sha": "BASE", "ref": "main", "repo": { "full_name": "team/service" } } } }
            """.Replace("HEAD", await change.ShaAsync("change"), StringComparison.Ordinal).Replace("BASE", await change.ShaAsync("main"), StringComparison.Ordinal));

        var run = (await change.JudgeAsync(
            new Dictionary<string, string?>
            {
                ["ALLOCGATE_CACHE"] = Path.Combine(runner.Path, "cache"),
                ["CI"] = "true",
                ["GITHUB_ACTIONS"] = "true",
                ["GITHUB_EVENT_NAME"] = "pull_request",
                ["GITHUB_EVENT_PATH"] = Path.Combine(runner.Path, "event.json"),
                ["GITHUB_REPOSITORY"] = "team/service",
                ["GITHUB_STEP_SUMMARY"] = Path.Combine(runner.Path, "summary.md"),
            },
            "--filter", "*Throwing*")).EndedWith(1);

        Assert.Matches(@"::error file=bench/Inserts\.cs,line=\d+,title=[^\n]*no rows today|::error file=bench/Inserts\.cs,line=\d+,[^\n]*no rows today", run.Output);
        var summary = runner.Read("summary.md");
        Assert.Contains("FAIL", summary, StringComparison.Ordinal);
        Assert.Contains("measured on base, failed on head", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_of_another_runtime_are_not_compared_and_an_interval_that_says_nothing_is_no_answer()
    {
        using var files = new TemporaryFolder();
        files.Write("elsewhere.json", RecordedCase.File([new("Harmless.DriftsBy40", "1048640")], architecture: "another"));
        files.Write("noisy.json", RecordedCase.File([new("Harmless.KeepsItsBound", "0..5000")], architecture: "not said"));
        string Named(string file) => Path.Combine(files.Path, file);

        (await change.JudgeAsync("--filter", "*DriftsBy40*", "--baseline", "file", "--baseline-file", Named("elsewhere.json"))).EndedWith(3)
            .Says("? incomparable: measured under other conditions (architecture: ").Says(", was another); to measure the base here: --baseline measure");
        (await change.JudgeAsync("--filter", "*DriftsBy40*", "--baseline-file", Named("elsewhere.json"))).EndedWith(0)
            .Says("elsewhere.json was measured under other conditions (architecture: ").Says("PASS (PARTIAL) 1 case: 1 grown;");
        (await change.JudgeAsync("--filter", "*KeepsItsBound*", "--baseline", "file", "--baseline-file", Named("noisy.json"))).EndedWith(3)
            .Says("? noisy: allocated cannot be told exactly enough: growth lies between -4,912 and 88 B/op");
    }
}
