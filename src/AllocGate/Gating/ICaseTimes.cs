using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>How long each case of a repository took when it was measured last, on this machine.</summary>
public interface ICaseTimes
{
    /// <summary>What is known; nothing where nothing is, or where it cannot be read, which is said: an estimate then does.</summary>
    /// <param name="repository">Absolute path of the repository's root.</param>
    Task<IReadOnlyDictionary<RowKey, TimeSpan>> ReadAsync(string repository, IGateProgress progress, CancellationToken cancellationToken);

    /// <summary>Keeps the times of rows that were measured now, beside what is known of others. Where they cannot be written, they are not kept.</summary>
    /// <param name="repository">Absolute path of the repository's root.</param>
    Task KeepAsync(string repository, IEnumerable<BenchmarkRow> measured, CancellationToken cancellationToken);
}
