using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>What head is compared with.</summary>
public abstract record Baseline
{
    private Baseline()
    {
    }

    /// <summary>The base commit, measured in the same run.</summary>
    /// <param name="Commit">Full SHA of the base.</param>
    /// <param name="Set">Its measurements.</param>
    public sealed record Measured(string Commit, MeasurementSet Set) : Baseline;

    /// <summary>A file of figures.</summary>
    /// <param name="Path">As given, or relative to the repository root.</param>
    /// <param name="Set">Its measurements.</param>
    public sealed record FromFile(string Path, MeasurementSet Set) : Baseline;

    /// <summary>Nothing to compare with.</summary>
    /// <param name="Reason">Why, for a person.</param>
    public sealed record None(string Reason) : Baseline;

    public MeasurementSet Measurements => this switch
    {
        Measured m => m.Set,
        FromFile f => f.Set,
        _ => MeasurementSet.Empty,
    };
}
