using AllocGate.Core.Measuring;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Baselines;

/// <summary>Files of measurements on disk.</summary>
/// <param name="toolVersion">Recorded in what is written.</param>
internal sealed class MeasurementFileStore(string toolVersion) : IBaselineStore
{
    /// <summary>The most that is read, in bytes: some 100,000 cases.</summary>
    private const long MaximumLength = 64 << 20;

    public async Task<MeasurementSet> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaximumLength })
                throw new InvalidInputException($"It is larger than {MaximumLength:#,0} bytes.", path);
            return MeasurementFileReading.Parse(await File.ReadAllBytesAsync(path, cancellationToken), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"It cannot be read: {e.Message}", path);
        }
    }

    public MeasurementSet Parse(byte[] utf8, string shown) => MeasurementFileReading.Parse(utf8, shown);

    public async Task WriteAsync(string path, MeasurementSet set, CancellationToken cancellationToken) =>
        await WholeFile.WriteAsync(path, MeasurementFileText.Write(set, toolVersion), cancellationToken);
}
