using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;
using AllocGate.Core.Reporting;

namespace AllocGate.Gating;

/// <summary>Names the lines that allocate in the cases that have grown beyond a limit. It changes no verdict.</summary>
internal sealed class LineAttribution(IAllocationProfiler profiler)
{
    /// <summary>The most cases of a run that are profiled: each costs about a second a side.</summary>
    public const int MostCases = 20;

    /// <summary>The report with the lines of its regressed and over-budget rows.</summary>
    /// <param name="base">The base's tree, where base was measured in this run and stands on disk.</param>
    public async Task<GateReport> AddAsync(
        GateReport report, ChangeSet change, MeasureRequest headRequest, (SourceTree Tree, MeasureRequest Request)? @base,
        IGateProgress progress, CancellationToken cancellationToken)
    {
        var grown = report.Rows.Where(HasGrown).ToList();
        if (grown.Count == 0)
            return report;
        var keys = grown.Take(MostCases).Select(row => row.Key).ToList();
        var head = await ProfileAsync(change.Head, Side.Head, headRequest, keys, progress, cancellationToken);
        var before = @base is { } known
            ? await ProfileAsync(known.Tree, Side.Base, known.Request, keys, progress, cancellationToken)
            : [];
        return report with
        {
            Rows = [.. report.Rows.Select(row => HasGrown(row) ? row with { AllocatingLines = LinesOf(row, keys, head, before, change.Files ?? []) } : row)],
        };
    }

    private static bool HasGrown(ComparedRow row) => row.Comparisons.Any(c =>
        c is { Outcome: ComparisonOutcome.Regressed or ComparisonOutcome.OverBudget, WaivedBy: null });

    private async Task<Dictionary<RowKey, ProfiledCase>> ProfileAsync(
        SourceTree tree, Side side, MeasureRequest request, List<RowKey> keys, IGateProgress progress, CancellationToken cancellationToken) =>
        (await profiler.ProfileAsync(tree, side, request, keys, progress, cancellationToken)).ToDictionary(p => p.Key);

    private static AllocatingLines LinesOf(
        ComparedRow row, List<RowKey> keys, Dictionary<RowKey, ProfiledCase> head, Dictionary<RowKey, ProfiledCase> before, IReadOnlyList<ChangedFile> changes)
    {
        if (!keys.Contains(row.Key))
            return AllocatingLines.NotKnown($"Its lines were not looked for: {MostCases} other cases came first. `allocgate profile \"{row.Key.Benchmark}\"` shows them.");
        if (!head.TryGetValue(row.Key, out var profiled) || profiled is not ProfiledCase.Profiled known)
            return AllocatingLines.NotKnown($"Which line allocates is not known: {(profiled as ProfiledCase.NotProfiled)?.Reason ?? "the case is not there"}");

        var was = before.GetValueOrDefault(row.Key);
        var lines = ProfileComparison.Compare(known.Profile, (was as ProfiledCase.Profiled)?.Profile);
        List<string> notes = [.. known.Notes, .. Disagreement(row, known.Profile)];
        if (was is ProfiledCase.NotProfiled unknown)
            notes.Add($"Base's lines are not known: {unknown.Reason}");
        return new AllocatingLines(lines, ChangedAllocation.Find(lines, changes), notes);
    }

    private static IEnumerable<string> Disagreement(ComparedRow row, AllocationProfile profile)
    {
        // What has no line may be the recording's own: with it or without it, the sum is the measured figure.
        var whole = new BytesPerOperation(profile.Bytes, profile.Operations);
        var own = new BytesPerOperation(profile.Sites.Where(s => s.Line is not null).Sum(s => s.Bytes), profile.Operations);
        var reading = row.Comparisons.FirstOrDefault(c => c.Metric == Metric.Allocated)?.Head;
        if (reading is { HasFigure: true } && (whole < reading.Lowest || own > reading.Highest))
            yield return $"The lines add up to {whole}, the measurement says {reading.Estimate}: object by object, other code ran.";
    }
}
