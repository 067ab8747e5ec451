using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>
/// --time-budget: how long a run may take. It decides which cases are measured, before the first one is; a case that is measured is measured
/// whole, and one is always.
/// </summary>
/// <param name="Length">At least 1 second.</param>
/// <param name="Ends">When it is used up.</param>
/// <param name="Sides">On how many sides a case is measured: 1 where base comes from a file, else 2.</param>
/// <param name="Known">How long cases took when they were measured last.</param>
public sealed record TimeBudget(TimeSpan Length, DateTimeOffset Ends, int Sides, IReadOnlyDictionary<RowKey, TimeSpan> Known)
{
    /// <summary>Why a case is left out.</summary>
    public string Reason => ReasonOf(Length);

    /// <summary>The same before anything is known.</summary>
    public static string ReasonOf(TimeSpan length) => $"--time-budget {length.TotalSeconds:0}s";
}
