using AllocGate.Core.Measuring;

namespace AllocGate.Measuring;

/// <summary>A project cannot be measured; caught where its entry of the set is made.</summary>
internal sealed class ProjectProblemException(ProjectProblem problem) : Exception(problem.Message)
{
    public ProjectProblem Problem { get; } = problem;

    public static ProjectProblemException BuildFailed(string message) => new(new(ProjectProblemKind.BuildFailed, message));

    public static ProjectProblemException CannotRun(string message) => new(new(ProjectProblemKind.CannotRun, message));

    public static ProjectProblemException DiscoveryFailed(string message) => new(new(ProjectProblemKind.DiscoveryFailed, message));
}
