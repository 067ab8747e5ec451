namespace AllocGate.Core.Measuring;

/// <summary>One benchmark project under one target framework on one side of the change.</summary>
/// <param name="Project">The project file, relative to the repository root, with '/'.</param>
/// <param name="Framework">Target framework moniker; empty where none could be chosen.</param>
/// <param name="Environment">Where it was measured; absent when nothing ran.</param>
/// <param name="Rows">Measured cases, failed ones included.</param>
/// <param name="NotSelected">Cases that were left out on purpose.</param>
/// <param name="Problem">Why the project as a whole was not measured; absent when it was.</param>
/// <param name="Notices">What a reader should know: unoptimised build, settings overridden, F# not scanned.</param>
public sealed record ProjectMeasurement(
    string Project,
    string Framework,
    RunEnvironment? Environment,
    IReadOnlyList<BenchmarkRow> Rows,
    IReadOnlyList<NotSelected> NotSelected,
    ProjectProblem? Problem,
    IReadOnlyList<string> Notices)
{
    /// <summary>Rows that were measured in an earlier run.</summary>
    public IReadOnlyList<RowKey> FromCache { get; init; } = [];
}
