using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>What an earlier run found out about the projects of this side, and what this run adds to it.</summary>
internal sealed class EarlierFigures(MeasureRequest request, DotnetCommand dotnet, IGateProgress progress)
{
    /// <summary>What figures of a project hang on; nothing where none are kept.</summary>
    /// <param name="folder">The project's own; its global.json decides on the SDK.</param>
    public async Task<BaseKey?> KeyAsync(
        string folder, FoundProject project, string framework, ProjectSettings settings, CancellationToken cancellationToken)
    {
        if (request.Cached is null)
            return null;
        var sdk = await dotnet.RunAsync(folder, ["--version"], cancellationToken);
        return sdk.ExitCode == 0 ? BaseKey.Of(project.Path, framework, settings, request, sdk.Output.Trim()) : null;
    }

    /// <summary>The project where every selected figure is known, so that it need not be built; nothing where one is not.</summary>
    public PreparedProject? Complete(BaseKey? key, FoundProject project, string framework, ProjectSettings settings)
    {
        if (Find(key) is not { } cached)
            return null;
        var listed = cached.Cases.Select(Listed).ToList();
        RowKey Key(string id) => new(project.Path, framework, id);
        var selection = CaseSelection.Of(listed, settings.SelectAll, request.Filter, request.Shard, Key).Without(request.LeftOut, Key);
        var known = Known(key);
        if (!listed.Exists(c => settings.SelectAll || c.Annotated) || !selection.Selected.All(c => known.ContainsKey(c.Id)))
            return null;
        progress.Step($"{project.Path} for {framework} (base) was measured before: its figures come from the cache");
        return new(project, framework, settings, Problem: null, Built: null, Listing: null, cached.Environment, selection, []) { Known = known };
    }

    /// <summary>Known rows by benchmark id.</summary>
    public IReadOnlyDictionary<string, BenchmarkRow> Known(BaseKey? key) => Find(key) is { } cached
        ? cached.Cases.Where(c => c.Row is not null).ToDictionary(c => c.Id, c => c.Row!)
        : new Dictionary<string, BenchmarkRow>();

    /// <summary>Keeps what was measured beside what was known before.</summary>
    public async Task KeepAsync(PreparedProject project, IEnumerable<BenchmarkRow> measured, CancellationToken cancellationToken)
    {
        if (request.Cached is not { } cache || project is not { CacheKey: { } key, Environment: { } environment, Listing: { Problems.Count: 0 } listing })
            return;
        var rows = measured.ToDictionary(r => r.Key.Benchmark);
        var cases = listing.Cases.Select(c => new CachedCase(
            c.Id, c.DisplayName, c.Annotated, CachedCase.Kept(rows.GetValueOrDefault(c.Id)) ?? project.Known.GetValueOrDefault(c.Id)));
        await cache.KeepAsync(new CachedProject(key, environment, [.. cases]), cancellationToken);
    }

    // Nothing of it is run: only which case it is counts.
    private static ListedCase Listed(CachedCase known) => new(
        known.Id, known.Name, known.Annotated, Categories: [], Source: null, OperationsPerInvoke: 1, Rows: null, Recipe: null, Alone: false, Budgets: []);

    private CachedProject? Find(BaseKey? key) => key is null ? null : request.Cached?.Find(key);
}
