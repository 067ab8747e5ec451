namespace AllocGate.Probe.Wire;

/// <summary>What the verb <c>measure</c> writes: raw readings of one case in one process.</summary>
/// <param name="Schema"><see cref="WireFormat.Schema"/> of the writer; a reader refuses any other.</param>
/// <param name="Id">The case that was asked for.</param>
/// <param name="Allocated">Batches, or why there are none.</param>
/// <param name="Retained">Rounds, or why there are none.</param>
/// <param name="Footprint">Rounds with a result kept and dropped, or why there are none.</param>
/// <param name="Failure">Set when the benchmark threw or could not be run: then the case has failed, whatever was counted before.</param>
/// <param name="TracksObjects">Whether it called <c>Lifetime.Track</c>, so that the verb <c>lifetimes</c> has something to count.</param>
public sealed record CaseResult(
    int Schema,
    string Id,
    AllocatedCount Allocated,
    RetainedCount Retained,
    FootprintCount Footprint,
    CaseFailure? Failure,
    bool TracksObjects);
