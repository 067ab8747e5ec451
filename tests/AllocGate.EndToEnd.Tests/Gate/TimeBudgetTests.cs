using System.Text.Json.Nodes;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>What fits into a time is measured, and the rest is named.</summary>
public sealed class TimeBudgetTests(SafeBase safe) : IClassFixture<SafeBase>, IDisposable
{
    private readonly TemporaryFolder _cache = new("cache");

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task What_took_too_long_last_time_is_not_selected_and_the_verdict_is_partial()
    {
        using var repository = await safe.ChangedAsync(BenchmarkSources.Leaky);
        var whole = (await GateAsync(repository)).EndedWith(1);
        Assert.DoesNotContain("PARTIAL", whole.Output, StringComparison.Ordinal);

        RememberHours("PutAll");
        var quick = (await GateAsync(repository, "--time-budget", "30s")).EndedWith(0);
        Assert.Contains("PASS (PARTIAL)", quick.Output, StringComparison.Ordinal);
        var report = JsonNode.Parse(repository.Read("artifacts/allocgate/report.json"))!;
        Assert.True((bool)report["partial"]!);
        var leftOut = Assert.Single(report["notSelected"]!.AsArray())!;
        Assert.Contains("PutAll", $"{leftOut["key"]}", StringComparison.Ordinal);
        Assert.Equal("--time-budget 30s", (string?)leftOut["reason"]);
        Assert.Contains("Steady", $"{Assert.Single(report["rows"]!.AsArray())!["key"]}", StringComparison.Ordinal);
        Assert.Contains("--time-budget 30s: 1 of 2 cases were measured", $"{report["notices"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_benchmark_that_is_gone_is_missing_also_where_the_time_is_short()
    {
        using var repository = await safe.ChangedAsync(BenchmarkSources.WithoutPutAll);

        var run = (await GateAsync(repository, "--time-budget", "1s")).EndedWith(1);

        Assert.Contains("MISSING", run.Output, StringComparison.Ordinal);
    }

    private Task<ToolRun> GateAsync(GitRepository repository, params string[] arguments) =>
        AllocGateTool.RunAsync(repository.Path, new Dictionary<string, string?> { ["ALLOCGATE_CACHE"] = _cache.Path }, ["gate", .. arguments]);

    // As if one method had taken 20 hours and the other a moment.
    private void RememberHours(string method)
    {
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_cache.Path, "times")));
        var times = JsonNode.Parse(File.ReadAllText(file))!;
        foreach (var known in times["cases"]!.AsArray())
            known!["seconds"] = $"{known["key"]}".Contains(method, StringComparison.Ordinal) ? 72_000 : 0.001;
        File.WriteAllText(file, times.ToJsonString());
    }
}
