using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Which of a project's cases are measured.</summary>
internal sealed record CaseSelection(IReadOnlyList<ListedCase> Selected, IReadOnlyList<NotSelected> NotSelected)
{
    public static CaseSelection Of(
        IReadOnlyList<ListedCase> cases, bool selectAll, CaseFilter filter, Shard? shard, Func<string, RowKey> key)
    {
        var selected = new List<ListedCase>();
        var notSelected = new List<NotSelected>();
        foreach (var @case in cases)
        {
            if (!selectAll && !@case.Annotated)
                notSelected.Add(new(key(@case.Id), "not annotated", ByOption: false));
            else if (!filter.Selects(@case.Id))
                notSelected.Add(new(key(@case.Id), "--filter", ByOption: true));
            else if (shard is not null && !shard.Holds(key(@case.Id)))
                notSelected.Add(new(key(@case.Id), shard.Reason, ByOption: true));
            else
                selected.Add(@case);
        }

        return new(selected, notSelected);
    }

    /// <summary>Without some cases, each with the reason why an option of this run leaves it out.</summary>
    public CaseSelection Without(IReadOnlyDictionary<RowKey, string> leftOut, Func<string, RowKey> key) => leftOut.Count == 0
        ? this
        : new(
            [.. Selected.Where(c => !leftOut.ContainsKey(key(c.Id)))],
            [.. NotSelected, .. Selected.Select(c => key(c.Id)).Where(leftOut.ContainsKey).Select(k => new NotSelected(k, leftOut[k], ByOption: true))]);

    /// <summary>Why there is nothing to measure although no option left it out; absent where there is something.</summary>
    public static ProjectProblem? ProblemOf(CaseListing listing, bool selectAll)
    {
        if (listing.Cases.Count == 0)
        {
            return listing.Problems.Count == 0
                ? new(ProjectProblemKind.NoBenchmark, "It declares no benchmark.")
                : new(ProjectProblemKind.DiscoveryFailed, "Its benchmarks cannot be listed: "
                    + string.Join("; ", listing.Problems.Select(p => $"{p.Where}: {p.Message}")));
        }

        return selectAll || listing.Problems.Count > 0 || listing.Cases.Any(c => c.Annotated)
            ? null
            : new(ProjectProblemKind.NoAnnotatedBenchmark,
                $"None of its {listing.Cases.Count} benchmark cases is annotated. Put [BenchmarkCategory(\"AllocGate\")] "
                + "or an attribute of AllocGate.Benchmarks on those to gate, or say --select all.");
    }
}
