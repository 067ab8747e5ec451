using AllocGate.Core.Comparing;

namespace AllocGate.Gating;

/// <summary>What head is compared with, and why.</summary>
/// <param name="Baseline">The figures.</param>
/// <param name="Description">Which baseline it is and why, for a person.</param>
/// <param name="NotedDifferences">How it was measured elsewhere than here, where that is compared all the same.</param>
internal sealed record ChosenBaseline(Baseline Baseline, string Description, IReadOnlyList<string> NotedDifferences) : IAsyncDisposable
{
    /// <summary>The base's tree and how it was measured; absent where base was not measured in this run. Disposed with this.</summary>
    public (SourceTree Tree, MeasureRequest Request)? Measured { get; init; }

    /// <summary>What a reader should know of the base's tree.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    public ValueTask DisposeAsync() => Measured?.Tree.DisposeAsync() ?? ValueTask.CompletedTask;
}
