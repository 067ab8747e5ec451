using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>Files of measurements: baselines, and what `measure -o` writes.</summary>
public interface IBaselineStore
{
    /// <summary>The most that is read, in bytes: some 80,000 cases.</summary>
    const long MaximumLength = 32 << 20;

    /// <summary>Reads a file of measurements.</summary>
    /// <exception cref="InvalidInputException">It does not exist, or is not one; says where and why.</exception>
    Task<MeasurementSet> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Reads the bytes of a file of measurements.</summary>
    /// <exception cref="InvalidInputException">It is not one; says where and why.</exception>
    MeasurementSet Parse(byte[] utf8, string shown);

    /// <summary>Writes a file of measurements, whole or not at all.</summary>
    Task WriteAsync(string path, MeasurementSet set, CancellationToken cancellationToken);
}
