using System.Text.Json.Nodes;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>The jobs of a CI system's matrix, each with a part of the cases, and the job behind them.</summary>
public sealed class ShardTests : IAsyncLifetime
{
    // Of two shards, this name is in the first and PutAll in the second. A list that never doubles leaves allocated the same each time.
    private static string Renamed(string source) => source
        .Replace("Steady", "Lists", StringComparison.Ordinal)
        .Replace("List<object> Kept = []", "List<object> Kept = new(1 << 20)", StringComparison.Ordinal);

    private static readonly Dictionary<string, string?> InCi = new()
    {
        ["CI"] = "true",
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_REPOSITORY"] = "team/service",
    };

    private GitRepository _repository = null!;

    public async Task InitializeAsync()
    {
        _repository = await GitRepository.InitAsync();
        BenchmarkSources.WriteTo(_repository, Renamed(BenchmarkSources.Safe));
        await _repository.CommitAsync("Insert rows");
    }

    public Task DisposeAsync()
    {
        _repository.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Shards_merge_to_the_baseline_and_to_the_verdict_of_the_whole()
    {
        await MergeMeasurementsAsync();
        _repository.Write(BenchmarkSources.SourcePath, Renamed(BenchmarkSources.Leaky));
        await _repository.CommitAsync("Keep the maps");

        (await RunAsync("gate", "--base", "HEAD^", "--output", "artifacts/whole")).EndedWith(1);
        var steady = (await RunInCiAsync("gate", "--base", "HEAD^", "--shard", "1/2", "--output", "artifacts/1")).EndedWith(0);
        var leaking = (await RunInCiAsync("gate", "--base", "HEAD^", "--shard", "2/2", "--output", "artifacts/2")).EndedWith(1);

        Assert.Contains("PASS (PARTIAL)", steady.Output, StringComparison.Ordinal);
        Assert.Contains("1 case left out by an option", steady.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("FAIL (PARTIAL)", leaking.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("::error", leaking.Output, StringComparison.Ordinal);

        var merged = (await RunInCiAsync("merge", "artifacts/2/report.json", "artifacts/1/report.json")).EndedWith(1);

        Assert.DoesNotContain("PARTIAL", merged.Output, StringComparison.Ordinal);
        Assert.Contains("::error file=bench/Inserts.cs", merged.Output, StringComparison.Ordinal);
        var (all, one) = (Report("whole"), Report("allocgate"));
        foreach (var member in (string[])["partial", "projects", "notSelected", "findings", "waivers", "shard"])
            Assert.Equal($"{all[member]}", $"{one[member]}");
        Assert.Equal(Outcomes(all), Outcomes(one));

        var gap = (await RunAsync("merge", "artifacts/1/report.json")).EndedWith(2);
        Assert.Contains("artifacts/1/report.json: Shard 2/2 is missing.", gap.Error, StringComparison.Ordinal);
        var stranger = (await RunAsync("merge", "artifacts/1/report.json", "artifacts/whole/report.json")).EndedWith(2);
        Assert.Contains("artifacts/whole/report.json: It is no report of a shard.", stranger.Error, StringComparison.Ordinal);
    }

    private async Task MergeMeasurementsAsync()
    {
        (await RunAsync("measure", "--shard", "1/2", "-o", "artifacts/1.json")).EndedWith(0);
        (await RunAsync("measure", "--shard", "2/2", "-o", "artifacts/2.json")).EndedWith(0);

        var part = (await RunAsync("compare", "artifacts/1.json", "artifacts/2.json")).EndedWith(2);
        Assert.Contains("artifacts/2.json: It holds shard 2/2 alone.", part.Error, StringComparison.Ordinal);
        var mixed = (await RunAsync("merge", "artifacts/1.json", "bench/Inserts.cs")).EndedWith(2);
        Assert.Contains("artifacts/1.json: They hold measurements; the other files do not.", mixed.Error, StringComparison.Ordinal);
        var merged = (await RunAsync("merge", "artifacts/1.json", "artifacts/2.json", "-o", "allocgate.baseline.json")).EndedWith(0);
        Assert.Contains("MEASURED: 2 cases, all of them.", merged.Output, StringComparison.Ordinal);
        await _repository.CommitAsync("Keep the figures");
    }

    private Task<ToolRun> RunAsync(params string[] arguments) => AllocGateTool.RunAsync(_repository.Path, arguments);

    private Task<ToolRun> RunInCiAsync(params string[] arguments) => AllocGateTool.RunAsync(_repository.Path, InCi, arguments);

    // Without the figures of the leak, which are an interval that is a little different each time.
    private static IEnumerable<string> Outcomes(JsonNode report) =>
        from row in report["rows"]!.AsArray()
        from comparison in row!["comparisons"]!.AsArray()
        select $"{report["verdict"]!["kind"]}, {row["key"]}, {comparison!["metric"]}: {comparison["outcome"]}";

    private JsonNode Report(string folder) => JsonNode.Parse(_repository.Read($"artifacts/{folder}/report.json"))!;
}
