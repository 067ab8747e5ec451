using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>"This map must be gone after the swap", kept and broken.</summary>
public class LifetimeTests
{
    private const string Swaps = """
        using AllocGate.Benchmarks;
        using BenchmarkDotNet.Attributes;

        return;

        [AllocationGate]
        public class Swaps
        {
            private Dictionary<int, string> _rows = [];
            private Dictionary<int, string> _names = [];
            private Func<int, bool>? _lookup;

            [Benchmark]
            public void Rows() => Lifetime.Track(Interlocked.Exchange(ref _rows, new Dictionary<int, string> { [1] = "one" }));

            [Benchmark]
            public bool Names()
            {
                var old = Interlocked.Exchange(ref _names, new Dictionary<int, string> { [1] = "one" });
                Lifetime.Track(old);
                _lookup = _names.ContainsKey;
                return _lookup(1);
            }
        }

        """;

    [Fact]
    public async Task A_swap_that_keeps_the_old_map_fails_and_one_that_drops_it_passes()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write("bench/Swaps.csproj", BenchmarkSources.ProjectWith($"""<Reference Include="{AllocGateTool.BenchmarksAssembly}" />"""));
        repository.Write("bench/Swaps.cs", Swaps);
        await repository.CommitAsync("Swap maps");
        // The delegate is off the map that the next call replaces.
        repository.Write("bench/Swaps.cs", Swaps.Replace("_lookup = _names.ContainsKey;", "_lookup = old.ContainsKey;", StringComparison.Ordinal));

        var run = (await AllocGateTool.RunAsync(repository.Path, "gate", "--base", "HEAD", "--no-rules")).EndedWith(1);

        var report = repository.Read("artifacts/allocgate/report.json");
        var output = string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(
            "STILL ALIVE: 1 of 64 tracked System.Collections.Generic.Dictionary<System.Int32, System.String> still alive, after 64 operations and a full collection; base: 0 of 64 alive",
            output, StringComparison.Ordinal);
        Assert.Contains("unchanged: 0 of 64 tracked", output, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(report, "\"outcome\": \"stillAlive\""));
        Assert.Equal(4, System.Text.RegularExpressions.Regex.Count(report, "\"kind\": \"tracked\""));
        Assert.Contains("\"metric\": \"lifetimes\"", report, StringComparison.Ordinal);
    }
}
