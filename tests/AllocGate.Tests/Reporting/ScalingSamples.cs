using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;

namespace AllocGate.Tests.Reporting;

/// <summary>Families of bulk inserts with every kind of change, compared as the gate compares them.</summary>
internal static class ScalingSamples
{
    private const string Project = "bench/Bench.csproj";
    private static readonly long[] _rows = [100, 1_000, 10_000];

    public static IReadOnlyList<ComparedFamily> Families()
    {
        var (before, now) = (new List<BenchmarkRow>(), new List<BenchmarkRow>());
        Add("Box", n => 152 + (24 * n), n => 152 + (48 * n));
        Add("Grow", n => 56 + (8 * n), n => 32 + Doubling(n), n => 56 + (8 * n), n => 56 + (8 * Capacity(n)));
        Add("Header", n => 152 + (24 * n), n => 216 + (24 * n));
        Add("Copy", n => 56 + (8 * n), n => 8 * n * n);
        Add("Same", n => 56 + (8 * n), n => 56 + (8 * n));
        now.Add(now[^1] with
        {
            Key = new(Project, "net10.0", "B.Alone()"),
            Name = "B.Alone",
            Inserts = null,
            Budgets = [new Budget(Metric.Allocated, new(48), PerRow: true)],
        });
        var (@base, head) = (Set(before), Set(now));
        var rows = Comparer.Compare(new Baseline.FromFile("f", @base), head, Selection.Everything, Thresholds.Default);
        return Core.Comparing.Families.Compare(rows, @base, head, Thresholds.Default);

        void Add(string name, Func<long, long> old, Func<long, long> @new, Func<long, long>? held = null, Func<long, long>? holds = null)
        {
            before.AddRange(_rows.Select(n => Row(name, n, old(n), held?.Invoke(n))));
            now.AddRange(_rows.Select(n => Row(name, n, @new(n), holds?.Invoke(n))));
        }
    }

    private static long Capacity(long rows) => rows <= 4 ? 4 : 2 * Capacity((rows + 1) / 2);

    private static long Doubling(long rows) => rows <= 4 ? 56 : Doubling((rows + 1) / 2) + 24 + (8 * Capacity(rows));

    private static MeasurementSet Set(IReadOnlyList<BenchmarkRow> rows) =>
        new([new ProjectMeasurement(Project, "net10.0", SampleReports.Environment, rows, [], null, [])]);

    private static BenchmarkRow Row(string name, long rows, long allocated, long? footprint) => new(
        new(Project, "net10.0", $"B.{name}() [N={rows}]"),
        $"B.{name} [N={rows}]",
        new("bench/B.cs", 7),
        new Reading.Exact(new(allocated)),
        new Reading.Exact(new(0)),
        footprint is { } bytes ? new Reading.Exact(new(bytes)) : new Reading.NotApplicable("it returns nothing"),
        [],
        [])
    {
        Inserts = new($"B.{name}() [N=*]", "N", rows),
    };
}
