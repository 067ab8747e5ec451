using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>No baseline file: the base is built and measured in the same run.</summary>
public class MeasuredBaseTests(SafeBase safe) : IClassFixture<SafeBase>
{
    [Fact]
    public async Task A_leak_fails_naming_the_case_and_reverting_it_passes()
    {
        using var repository = await safe.ChangedAsync(BenchmarkSources.Leaky);
        var leaking = (await AllocGateTool.RunAsync(repository.Path, "gate")).EndedWith(1);
        Assert.Contains("FAIL", leaking.Output, StringComparison.Ordinal);
        Assert.Contains("Inserts.PutAll", leaking.Output, StringComparison.Ordinal);
        Assert.Contains("retained grew from 0 B/op", leaking.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"fail\"", repository.Read("artifacts/allocgate/report.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("Inserts.Steady", Reasons(leaking.Output), StringComparison.Ordinal);

        repository.Write(BenchmarkSources.SourcePath, BenchmarkSources.Safe + "// as before\n");
        var reverted = (await AllocGateTool.RunAsync(repository.Path, "gate")).EndedWith(0);
        Assert.Contains("PASS", reverted.Output, StringComparison.Ordinal);
        Assert.Equal("", await repository.GitAsync("worktree", "list", "--porcelain").ContinueWith(t => OtherWorktrees(t.Result), TaskScheduler.Default));
    }

    [Fact]
    public async Task A_deleted_benchmark_fails()
    {
        using var repository = await safe.ChangedAsync(BenchmarkSources.WithoutPutAll);
        var run = (await AllocGateTool.RunAsync(repository.Path, "gate")).EndedWith(1);
        Assert.Contains("base has it and head does not", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replaced_parameter_values_fail()
    {
        using var repository = await safe.ChangedAsync(BenchmarkSources.Safe.Replace("[Params(10)]", "[Params(20)]", StringComparison.Ordinal));
        var run = (await AllocGateTool.RunAsync(repository.Path, "gate")).EndedWith(1);
        Assert.Contains("N=10", run.Output, StringComparison.Ordinal);
        Assert.Contains("N=20", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_benchmark_that_throws_in_its_setup_fails_and_every_other_case_is_measured()
    {
        var throwing = BenchmarkSources.Safe + """

            [BenchmarkCategory("AllocGate")]
            public class Steps
            {
                [Benchmark]
                public object Step() => new object();
            }

            """;
        using var repository = await safe.ChangedAsync(throwing);
        await repository.GitAsync("push", "--quiet", "origin", "HEAD:refs/heads/with-steps");
        repository.Write(BenchmarkSources.SourcePath, throwing.Replace(
            "public void Prepare() => Kept.Clear();", "public void Prepare() => throw new InvalidOperationException(\"no rows today\");", StringComparison.Ordinal));
        var run = (await AllocGateTool.RunAsync(repository.Path, "gate", "--base", "origin/with-steps")).EndedWith(1);
        Assert.Contains("no rows today", run.Output, StringComparison.Ordinal);
        var report = repository.Read("artifacts/allocgate/report.json");
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(report, "\"outcome\": \"failedOnHead\"") / 3);
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(report, "\"outcome\": \"unchanged\""));
    }

    [Fact]
    public async Task A_benchmark_that_never_returns_fails_at_the_timeout()
    {
        using var repository = await safe.ChangedAsync(
            BenchmarkSources.Safe.Replace("=> new byte[64];", "{ while (true) { } }", StringComparison.Ordinal));
        var run = (await AllocGateTool.RunAsync(repository.Path, "gate", "--timeout", "15s")).EndedWith(1);
        Assert.Contains("timed out", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("\"unchanged\"", repository.Read("artifacts/allocgate/report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_benchmark_project_at_base_is_inconclusive_unless_the_first_run_is_allowed()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write("readme.txt", "nothing yet\n");
        await repository.CommitAsync("Begin");
        await repository.GitAsync("switch", "--quiet", "--create", "change");
        BenchmarkSources.WriteTo(repository, BenchmarkSources.Safe);
        await repository.CommitAsync("Add benchmarks");
        var run = (await AllocGateTool.RunAsync(repository.Path, "gate")).EndedWith(3);
        Assert.Contains("--allow first-run", run.Output, StringComparison.Ordinal);
        var allowed = (await AllocGateTool.RunAsync(repository.Path, "gate", "--allow", "first-run", "--report", "markdown")).EndedWith(0);
        Assert.Contains("PASS: 2 cases: 2 new", allowed.Output, StringComparison.Ordinal);
    }

    private static string Reasons(string output)
    {
        var start = output.IndexOf("Why it fails", StringComparison.Ordinal);
        return start < 0 ? "" : output[start..];
    }

    private static string OtherWorktrees(string porcelain) =>
        string.Join('\n', porcelain.Split('\n').Where(l => l.StartsWith("worktree ", StringComparison.Ordinal)).Skip(1));
}
