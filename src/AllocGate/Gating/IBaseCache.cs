namespace AllocGate.Gating;

/// <summary>Figures of base commits that were measured before, on this machine or wherever the folder came from.</summary>
public interface IBaseCache
{
    /// <summary>Everything that is kept of a commit. What cannot be read is a notice and is measured anew.</summary>
    /// <param name="commit">Full SHA.</param>
    Task<CachedCommit> OpenAsync(string commit, IGateProgress progress, CancellationToken cancellationToken);
}
