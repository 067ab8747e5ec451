using System.Text.Json;
using AllocGate.Gating;

namespace AllocGate.Imports;

/// <summary>Reads measurements from whatever holds them: a file of ours, a JSON report of BenchmarkDotNet, or a folder of those.</summary>
internal sealed class MeasurementSources(IBaselineStore store)
{
    /// <param name="named">As the user named it.</param>
    /// <param name="path">Absolute path.</param>
    /// <exception cref="InvalidInputException">It is neither, or not readable.</exception>
    public async Task<ReadMeasurements> ReadAsync(string named, string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path) || IsReport(await ReportFiles.BytesAsync(named, path, cancellationToken)))
            return new(named, await ReportFiles.ReadAsync([(named, path)], cancellationToken), Imported: true);
        return new(named, await store.ReadAsync(path, cancellationToken), Imported: false);
    }

    // What can't be read at all is for the store to say.
    private static bool IsReport(ReadOnlyMemory<byte> utf8)
    {
        var bytes = utf8.Span.StartsWith("\uFEFF"u8) ? utf8.Span[3..] : utf8.Span;
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            for (var values = 0; values < ReportReading.MostValues && reader.Read(); values++)
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;
                if (reader.ValueTextEquals("schema"))
                    return false;
                if (reader.ValueTextEquals("HostEnvironmentInfo") || reader.ValueTextEquals("Benchmarks"))
                    return true;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }

        return false;
    }
}
