using AllocGate.Core.Measuring;

namespace AllocGate.Baselines;

/// <summary>One project and framework as a file of measurements holds it.</summary>
internal sealed record MeasurementFileProject(
    string Project,
    string Framework,
    IReadOnlyList<MeasurementFileCase> Cases,
    RunEnvironment? Environment = null,
    ProjectProblem? Problem = null);
