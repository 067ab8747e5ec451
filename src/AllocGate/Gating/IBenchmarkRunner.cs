using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>Builds and measures benchmark projects in processes of their own.</summary>
public interface IBenchmarkRunner
{
    /// <summary>Measures one side. A project or case that cannot be measured is an entry of the set that says so, never left out.</summary>
    /// <param name="tree">The sources; a temporary tree is built in place, the user's own with the user's own output folders.</param>
    /// <param name="side">Which side it is, for progress and messages.</param>
    /// <param name="request">What to measure. On the base, a project that does not exist there is <see cref="ProjectProblemKind.Absent"/>.</param>
    /// <param name="progress">Told what is going on.</param>
    /// <exception cref="InvalidInputException">A named project does not exist at head, or a budget written on a benchmark is malformed.</exception>
    Task<MeasurementSet> MeasureAsync(
        SourceTree tree, Side side, MeasureRequest request, IGateProgress progress, CancellationToken cancellationToken);
}
