using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Baselines;

/// <summary>Times of cases in the cache: one file a repository. They choose what is measured and change no figure.</summary>
/// <param name="folder">Absolute path; absent where this machine names none, and then nothing is kept.</param>
internal sealed class CaseTimesFile(string? folder) : ICaseTimes
{
    /// <summary>The most that a file may hold, in bytes.</summary>
    private const long MaximumLength = 16 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public async Task<IReadOnlyDictionary<RowKey, TimeSpan>> ReadAsync(string repository, CancellationToken cancellationToken)
    {
        if (folder is null || new FileInfo(FileOf(repository)) is not { Exists: true, Length: <= MaximumLength } file)
            return new Dictionary<RowKey, TimeSpan>();
        try
        {
            await using var stream = file.OpenRead();
            var content = await JsonSerializer.DeserializeAsync<CaseTimesContent>(stream, Options, cancellationToken);
            return (content?.Schema == CaseTimesContent.CurrentSchema ? content.Cases : [])
                .OfType<CaseTime>().Where(c => c.Seconds is > 0 and <= CaseTimesContent.MostSeconds)
                .DistinctBy(c => c.Key)
                .ToDictionary(c => c.Key, c => TimeSpan.FromSeconds(c.Seconds));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return new Dictionary<RowKey, TimeSpan>();
        }
    }

    public async Task KeepAsync(string repository, IEnumerable<BenchmarkRow> measured, CancellationToken cancellationToken)
    {
        var now = measured.Where(row => row.Took > TimeSpan.Zero).ToDictionary(row => row.Key, row => row.Took);
        if (folder is null || now.Count == 0)
            return;
        var known = await ReadAsync(repository, cancellationToken);
        var cases = now.Concat(known.Where(c => !now.ContainsKey(c.Key))).Take(CaseTimesContent.MostCases).OrderBy(c => c.Key)
            .Select(c => new CaseTime(c.Key, Math.Round(c.Value.TotalSeconds, 3)));
        try
        {
            await WholeFile.WriteAsync(
                FileOf(repository), JsonSerializer.Serialize(new CaseTimesContent(CaseTimesContent.CurrentSchema, [.. cases]), Options), cancellationToken);
        }
        catch (Exception e) when (e is InvalidInputException or IOException or UnauthorizedAccessException)
        {
            // The next run estimates.
        }
    }

    private string FileOf(string repository) =>
        Path.Combine(folder!, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repository)).AsSpan(0, 16)) + ".json");
}
