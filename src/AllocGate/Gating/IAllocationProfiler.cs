using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>Finds out which lines of a case allocate, in a process of its own a case.</summary>
public interface IAllocationProfiler
{
    /// <summary>Profiles cases of one side; what was built to measure them is not built again.</summary>
    /// <param name="tree">The sources.</param>
    /// <param name="side">Which side it is, for progress and messages.</param>
    /// <param name="request">As it was for measuring.</param>
    /// <param name="only">Cases to profile; none: every one that the request selects.</param>
    /// <param name="progress">Told what is going on.</param>
    /// <returns>One entry a case that is there. A case that cannot be profiled says so.</returns>
    /// <exception cref="InvalidInputException">A named project does not exist at head.</exception>
    Task<IReadOnlyList<ProfiledCase>> ProfileAsync(
        SourceTree tree, Side side, MeasureRequest request, IReadOnlyCollection<RowKey> only, IGateProgress progress, CancellationToken cancellationToken);
}
