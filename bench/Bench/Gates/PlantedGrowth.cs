using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Bench.Gates;

/// <summary>A regression that is added to recorded figures, noise and all: as if the same run had counted so much more.</summary>
/// <param name="Name">What grows.</param>
/// <param name="Metric">Whose figures grow.</param>
/// <param name="PerRow">True: with the rows of a bulk insert.</param>
internal sealed record PlantedGrowth(string Name, Metric Metric, bool PerRow = false)
{
    private const long Parts = 1_000;

    public static IReadOnlyList<PlantedGrowth> All { get; } =
    [
        new("allocated", Metric.Allocated), new("footprint", Metric.Footprint), new("per row", Metric.Allocated, PerRow: true), new("retained", Metric.Retained),
    ];

    /// <summary>Whether these rows, one or a family, have figures that can grow so.</summary>
    public bool Fits(IReadOnlyList<BenchmarkRow> rows) => rows.All(r => r[Metric].HasFigure) && (!PerRow || rows.Count > 1);

    /// <param name="factor">How many times the limit, at least 1.</param>
    public IReadOnlyList<BenchmarkRow> PlantedOn(IReadOnlyList<BenchmarkRow> before, IReadOnlyList<BenchmarkRow> now, decimal factor)
    {
        var limit = Limit([.. before, .. now]);
        var most = now.Max(Rows);
        return [.. now.Select(r => Grown(r, factor * limit * (PerRow ? (decimal)Rows(r) / most : 1)))];
    }

    // The greatest of all that the noise makes of it.
    private decimal Limit(IReadOnlyList<BenchmarkRow> rows)
    {
        if (Metric == Metric.Retained)
            return Thresholds.Default.RetainedBytes;
        var figures = rows.Select(r => r[Metric]).Where(r => r.HasFigure).Select(r => r.Highest).ToList();
        return figures.Count == 0 || figures.Max().IsZero ? 1 : figures.Max(f => Thresholds.Default.Limit(Metric, f));
    }

    private static long Rows(BenchmarkRow row) => row.Inserts?.Count ?? 1;

    private BenchmarkRow Grown(BenchmarkRow row, decimal bytes) => Metric switch
    {
        Metric.Allocated => row with { Allocated = Grown(row.Allocated, bytes) },
        Metric.Footprint => row with { Footprint = Grown(row.Footprint, bytes) },
        _ => row with { Retained = Grown(row.Retained, bytes) },
    };

    private static Reading Grown(Reading reading, decimal bytes)
    {
        var thousandths = (long)decimal.Ceiling(bytes * Parts);
        return reading switch
        {
            Reading.Exact exact => new Reading.Exact(Sum(exact.Value, thousandths)),
            Reading.Ranged ranged => ranged with
            {
                Low = Sum(ranged.Low, thousandths),
                Median = Sum(ranged.Median, thousandths),
                High = Sum(ranged.High, thousandths),
                OneSeed = ranged.OneSeed is { } seed ? Sum(seed, thousandths) : null,
            },
            _ => reading,
        };
    }

    private static BytesPerOperation Sum(BytesPerOperation bytes, long thousandths) =>
        new(checked((bytes.Bytes * Parts) + (thousandths * bytes.Operations)), checked(bytes.Operations * Parts));
}
