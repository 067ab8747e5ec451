using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>The base's figures are kept from one run to the next.</summary>
public sealed class BaseCacheTests(SafeBase safe) : IClassFixture<SafeBase>, IDisposable
{
    private const string Built = "Building bench/Inserts.csproj for net10.0 (base)";

    private readonly TemporaryFolder _cache = new("cache");

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task The_second_run_takes_the_base_from_the_cache_and_does_not_build_it()
    {
        using var repository = await safe.ChangedAsync(BenchmarkSources.Safe + "// nothing that is measured\n");

        var first = await GateAsync(repository);
        Assert.Contains(Built, first, StringComparison.Ordinal);
        var second = await GateAsync(repository);
        Assert.DoesNotContain(Built, second, StringComparison.Ordinal);
        Assert.Contains("all figures come from the cache of an earlier run", second, StringComparison.Ordinal);

        var refused = await GateAsync(repository, "--no-cache");
        Assert.Contains(Built, refused, StringComparison.Ordinal);
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

    private async Task<string> GateAsync(GitRepository repository, params string[] arguments)
    {
        var variables = new Dictionary<string, string?> { ["ALLOCGATE_CACHE"] = _cache.Path };
        var run = (await AllocGateTool.RunAsync(repository.Path, variables, ["gate", "--filter", "*Steady*", .. arguments])).EndedWith(0);
        Assert.Contains("\"outcome\": \"unchanged\"", repository.Read("artifacts/allocgate/report.json"), StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(run.Output, @"\s+", " ");
    }
}
