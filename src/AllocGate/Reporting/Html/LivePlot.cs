using AllocGate.Core.Measuring;

namespace AllocGate.Reporting.Html;

/// <summary>Live heap over operations, as growth since the first reading: a leak rises, a cache that fills up levels off.</summary>
internal static class LivePlot
{
    public static HtmlFragment Of(LiveHeap heap, string name) => new LineChart(
        $"Live heap after a full collection over operations: {name}. {Words("Base", heap.Base)} {Words("Head", heap.Head)}",
        "operations", "B live since the first reading",
        [.. Series("base", heap.Base), .. Series("head", heap.Head)]).ToHtml();

    private static IEnumerable<ChartSeries> Series(string side, IReadOnlyList<HeapRound> rounds)
    {
        if (rounds.Count > 0)
            yield return new ChartSeries(side, side, IsLine: true, [.. rounds.Select(r => ((double)r.Operations, (double)(r.LiveBytes - rounds[0].LiveBytes)))]);
    }

    private static string Words(string side, IReadOnlyList<HeapRound> rounds) => rounds.Count == 0
        ? $"{side} was not measured in this run."
        : $"{side}: {rounds[^1].LiveBytes - rounds[0].LiveBytes:+#,0;-#,0;0} B over {rounds[^1].Operations - rounds[0].Operations:#,0} operations.";
}
