using AllocGate.Core.Measuring;
using AllocGate.Gating;

namespace AllocGate.Measuring;

/// <summary>A project cannot be measured; caught where its entry of the set is made.</summary>
internal sealed class ProjectProblemException(ProjectProblem problem) : Exception(problem.Message)
{
    public ProjectProblem Problem { get; } = problem;

    /// <summary>Budgets that the compiler refused; empty where the problem is another.</summary>
    public IReadOnlyList<InputError> MalformedBudgets { get; private init; } = [];

    public static ProjectProblemException BuildFailed(string message, IReadOnlyList<InputError> malformedBudgets) =>
        new(new(ProjectProblemKind.BuildFailed, message)) { MalformedBudgets = malformedBudgets };

    public static ProjectProblemException BuildFailed(string message) => new(new(ProjectProblemKind.BuildFailed, message));

    public static ProjectProblemException CannotRun(string message) => new(new(ProjectProblemKind.CannotRun, message));

    public static ProjectProblemException DiscoveryFailed(string message) => new(new(ProjectProblemKind.DiscoveryFailed, message));
}
