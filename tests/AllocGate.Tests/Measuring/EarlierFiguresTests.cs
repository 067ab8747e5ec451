using AllocGate.Core.Measuring;
using AllocGate.Gating;

namespace AllocGate.Tests.Measuring;

/// <summary>What an earlier run found out is not measured again, and nothing else is left out for it.</summary>
[Collection(nameof(BenchmarkTree))]
public sealed class EarlierFiguresTests(BenchmarkTree tree)
{
    private const long Plenty = 24L << 30;

    private static readonly MeasureRequest Library = Requests.For("library") with { SelectAll = true };

    [Fact]
    public async Task What_is_known_is_not_built_and_what_is_not_known_is_measured()
    {
        var (measured, kept) = await MeasureAsync(known: [], Plenty);
        Assert.Empty(measured.FromCache);
        var row = Assert.Single(Assert.Single(kept).Cases).Row;
        Assert.Equal(new Reading.Exact(new(24)), row?.Allocated);

        var (again, seen) = await tree.WatchAsync(Library with { Cached = new(kept, (_, _) => throw new InvalidOperationException("nothing new"), []) }, Plenty);
        Assert.Equal(row?.Allocated, Assert.Single(again.Rows).Allocated);
        Assert.Equal(measured.Environment, again.Environment);
        Assert.Equal([row!.Key], again.FromCache);
        Assert.DoesNotContain(seen, s => s.StartsWith("Building", StringComparison.Ordinal));

        CachedProject forgotten = kept[0] with { Cases = [kept[0].Cases[0] with { Row = null }] };
        var (anew, keptAnew) = await MeasureAsync([forgotten], memory: 600L << 20);
        Assert.Equal(row.Allocated, Assert.Single(anew.Rows).Allocated);
        Assert.Empty(anew.FromCache);
        Assert.Equal(kept[0].Key, Assert.Single(keptAnew).Key);
        Assert.Contains("Memory (600 MB) has room for 1 of 2 cases side by side: --jobs 1.", anew.Notices);
    }

    private async Task<(ProjectMeasurement Project, IReadOnlyList<CachedProject> Kept)> MeasureAsync(IReadOnlyList<CachedProject> known, long memory)
    {
        var kept = new List<CachedProject>();
        Task KeepAsync(CachedProject project, CancellationToken cancellationToken)
        {
            kept.Add(project);
            return Task.CompletedTask;
        }

        var (project, seen) = await tree.WatchAsync(Library with { Cached = new(known, KeepAsync, []) }, memory);
        Assert.Contains(seen, s => s.StartsWith("Building library/Library.csproj", StringComparison.Ordinal));
        return (project, kept);
    }
}
