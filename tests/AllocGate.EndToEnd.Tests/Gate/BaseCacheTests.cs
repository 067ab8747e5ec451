using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>The base's figures are kept from one run to the next.</summary>
public sealed class BaseCacheTests : IDisposable
{
    private const string Built = "Building bench/Inserts.csproj for net10.0 (base)";

    private readonly TemporaryFolder _cache = new("cache");
    private readonly TemporaryFolder _log = new("log");

    public void Dispose()
    {
        _cache.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task The_second_run_on_the_same_base_builds_and_measures_head_only()
    {
        // Each build and each measuring process writes which side it is: what the tool says of itself is not asked.
        _log.Write("log", "");
        using var repository = await GitRepository.InitAsync();
        Write(repository, "base");
        await repository.CommitAsync("Begin");
        Write(repository, "head");

        var first = await GateAsync(repository);
        Assert.Contains(Built, first, StringComparison.Ordinal);
        Assert.Equal(["built base", "built head", "measured base", "measured head"], Logged());

        var second = await GateAsync(repository);
        Assert.DoesNotContain(Built, second, StringComparison.Ordinal);
        Assert.Contains("all figures come from the cache of an earlier run", second, StringComparison.Ordinal);
        Assert.Equal(["built head", "measured head"], Logged());

        var refused = await GateAsync(repository, "--no-cache");
        Assert.Contains(Built, refused, StringComparison.Ordinal);
        Assert.Equal(["built base", "built head", "measured base", "measured head"], Logged());

        var entry = Assert.Single(Directory.GetFiles(Path.Combine(_cache.Path, "base"), "*", SearchOption.AllDirectories));
        using (var hole = File.OpenWrite(entry))
            hole.SetLength(4L << 30);
        var times = Assert.Single(Directory.GetFiles(Path.Combine(_cache.Path, "times")));
        await File.WriteAllTextAsync(times, "{ cut");
        var corrupted = await GateAsync(repository, "--time-budget", "10m");
        Assert.Contains(Built, corrupted, StringComparison.Ordinal);
        Assert.Contains("An entry of the cache cannot be used", corrupted, StringComparison.Ordinal);
        Assert.Contains("What earlier runs took is not known", corrupted, StringComparison.Ordinal);
        Assert.StartsWith("{\"schema\":\"allocgate-times/1\"", await File.ReadAllTextAsync(times), StringComparison.Ordinal);
        Assert.StartsWith("{\"schema\":\"allocgate-base/1\"", await File.ReadAllTextAsync(entry), StringComparison.Ordinal);
    }

    private string[] Logged()
    {
        var lines = _log.Read("log").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Order().ToArray();
        _log.Write("log", "");
        return lines;
    }

    private void Write(GitRepository repository, string side)
    {
        var log = Path.Combine(_log.Path, "log");
        repository.Write(BenchmarkSources.ProjectPath, BenchmarkSources.Project.Replace(
            "</Project>",
            $"""<Target Name="Log" AfterTargets="CoreCompile"><WriteLinesToFile File="{log}" Lines="built {side}" /></Target></Project>""",
            StringComparison.Ordinal));
        repository.Write(BenchmarkSources.SourcePath, BenchmarkSources.Safe.Replace(
            "Kept.Clear();", $"File.AppendAllLines(@\"{log}\", [\"measured {side}\"]);", StringComparison.Ordinal));
    }

    private async Task<string> GateAsync(GitRepository repository, params string[] arguments)
    {
        var variables = new Dictionary<string, string?> { ["ALLOCGATE_CACHE"] = _cache.Path };
        var run = (await AllocGateTool.RunAsync(repository.Path, variables, ["gate", "--base", "HEAD", "--no-rules", "--filter", "*Steady*", .. arguments])).EndedWith(0);
        Assert.Contains("\"outcome\": \"unchanged\"", repository.Read("artifacts/allocgate/report.json"), StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(run.Output, @"\s+", " ");
    }
}
