using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Gating;

namespace AllocGate.Baselines;

/// <summary>The text of one entry of the cache.</summary>
internal static class BaseCacheEntry
{
    public static string FileName(string tool, string commit, BaseKey key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tool}\n{commit}\n{JsonSerializer.Serialize(key)}")).AsSpan(0, 16)) + ".json";

    public static string Write(string tool, string commit, CachedProject project)
    {
        var rows = project.Cases.Select(c => c.Row).OfType<BenchmarkRow>().ToList();
        var set = new MeasurementSet([new(project.Key.Project, project.Key.Framework, project.Environment, rows, [], null, [])]);
        using var measurements = JsonDocument.Parse(MeasurementFileText.Write(set, tool));
        var content = new BaseCacheContent(
            BaseCacheContent.CurrentSchema, tool, commit, project.Key,
            [.. project.Cases.Select(c => new BaseCacheCase(c.Id, c.Name, c.Annotated))], measurements.RootElement);
        return JsonSerializer.Serialize(content, MeasurementFileText.Options);
    }

    /// <summary>Nothing where it is another version's, whose figures may differ.</summary>
    /// <exception cref="InvalidInputException">It is not an entry for this commit.</exception>
    public static CachedProject? Read(ReadOnlySpan<byte> utf8, string tool, string commit, string path)
    {
        BaseCacheContent content;
        byte[] measurements;
        try
        {
            content = JsonSerializer.Deserialize<BaseCacheContent>(utf8, MeasurementFileText.Options) ?? throw new JsonException("it is null");
            measurements = Encoding.UTF8.GetBytes(content.Measurements.GetRawText());
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidInputException("It is not an entry of the cache.", path);
        }

        if (content.Tool != tool)
            return null;
        var set = MeasurementFileReading.Parse(measurements, path);
        if (content.Schema != BaseCacheContent.CurrentSchema || content.Commit != commit || set.Projects is not [{ Environment: { } environment } project]
            || project.Project != content.Key.Project || project.Framework != content.Key.Framework || project.Rows.Any(r => CachedCase.Kept(r) is null))
        {
            throw new InvalidInputException("It is not an entry of the cache for this commit.", path);
        }

        var rows = project.Rows.ToDictionary(r => r.Key.Benchmark);
        return new(content.Key, environment, [.. content.Cases.Select(c => new CachedCase(c.Id, c.Name, c.Annotated, rows.GetValueOrDefault(c.Id)))]);
    }
}
