using AllocGate.Core.Reporting;

namespace AllocGate.Gating;

/// <summary>Tells those who wait for a result that a gate has begun: a check run `in_progress`.</summary>
public interface IAnnouncer
{
    /// <summary>Announces a gate. What cannot be announced is no failure: whoever delivers the result says what is wrong.</summary>
    /// <param name="name">The gate's name.</param>
    /// <param name="posting">Where its result will be posted; absent where it will not be.</param>
    /// <param name="cancellationToken">Of the gate: where it was cancelled, so is what was announced.</param>
    /// <returns>To be disposed when the gate ends, however it ends: ends what was announced and got no result.</returns>
    Task<IAsyncDisposable> AnnounceAsync(string name, PostingTarget? posting, CancellationToken cancellationToken);
}
