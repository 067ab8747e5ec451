using AllocGate.Core.Measuring;

namespace AllocGate.Core.Tests;

/// <summary>Measurement sets for tests, as short as a sentence.</summary>
internal static class Sets
{
    public const string Project = "bench/Bench.csproj";

    public static RunEnvironment Machine { get; } =
        new(10, "x64", "workstation, non-concurrent", "tiered, PGO", "10.0.12", "Linux", 2, "0.15.8");

    public static Reading Exact(long bytes, long operations = 1) => new Reading.Exact(new(bytes, operations));

    public static Reading Ranged(long low, long median, long high) => new Reading.Ranged(new(low), new(median), new(high), "work on other threads");

    public static BenchmarkRow Row(string benchmark, Reading allocated, Reading? retained = null, params Budget[] budgets) =>
        new(Key(benchmark), benchmark, new("bench/Bench.cs", 7), allocated, retained ?? Exact(0), new Reading.NotApplicable("it returns nothing"), budgets, []);

    public static RowKey Key(string benchmark) => new(Project, "net10.0", benchmark);

    public static MeasurementSet Of(params BenchmarkRow[] rows) => new([new(Project, "net10.0", Machine, rows, [], null, [])]);

    public static MeasurementSet Broken(ProjectProblemKind kind) =>
        new([new(Project, "net10.0", null, [], [], new(kind, $"it is {kind}"), [])]);
}
