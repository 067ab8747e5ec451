using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>Head's benchmark projects, laid over the base's tree to measure there what only head declares.</summary>
/// <param name="HeadRoot">Absolute path of the judged tree's root.</param>
/// <param name="Rows">The cases to measure.</param>
public sealed record BaseOverlay(string HeadRoot, IReadOnlySet<RowKey> Rows)
{
    public IReadOnlySet<string> Projects { get; } = Rows.Select(r => r.Project).ToHashSet();
}
