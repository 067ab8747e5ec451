using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>A project under one framework, built and listed, or the reason why not.</summary>
internal sealed record PreparedProject(
    FoundProject Project,
    string Framework,
    ProjectSettings Settings,
    ProjectProblem? Problem,
    BuiltProject? Built,
    CaseListing? Listing,
    RunEnvironment? Environment,
    CaseSelection Selection,
    IReadOnlyList<string> Notices)
{
    /// <summary>Rows that need not be measured, by benchmark id.</summary>
    public IReadOnlyDictionary<string, BenchmarkRow> Known { get; init; } = new Dictionary<string, BenchmarkRow>();

    /// <summary>Where its figures are kept; absent where they are not.</summary>
    public BaseKey? CacheKey { get; init; }

    /// <summary>Budgets that the compiler refused, for which it was not built.</summary>
    public IReadOnlyList<InputError> MalformedBudgets { get; init; } = [];

    public static PreparedProject NotMeasurable(FoundProject project, string framework, ProjectSettings settings, ProjectProblem problem) =>
        new(project, framework, settings, problem, null, null, null, new([], []), []);

    public RowKey Key(string benchmark) => new(Project.Path, Framework, benchmark);
}
