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

    public async Task<IReadOnlyDictionary<RowKey, TimeSpan>> ReadAsync(string repository, IGateProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(repository, cancellationToken);
        }
        catch (InvalidInputException e)
        {
            progress.Step($"What earlier runs took is not known: {e.Errors[0]}");
            return new Dictionary<RowKey, TimeSpan>();
        }
    }

    public async Task KeepAsync(string repository, IEnumerable<BenchmarkRow> measured, CancellationToken cancellationToken)
    {
        var now = measured.Where(row => row.Took > TimeSpan.Zero).ToDictionary(row => row.Key, row => row.Took);
        if (folder is null || now.Count == 0)
            return;
        var known = await KnownAsync(repository, cancellationToken);
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

    private async Task<IReadOnlyDictionary<RowKey, TimeSpan>> KnownAsync(string repository, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(repository, cancellationToken);
        }
        catch (InvalidInputException)
        {
            // Said where it was read; what is kept now takes its place.
            return new Dictionary<RowKey, TimeSpan>();
        }
    }

    private async Task<IReadOnlyDictionary<RowKey, TimeSpan>> ReadAsync(string repository, CancellationToken cancellationToken)
    {
        if (folder is null || !File.Exists(FileOf(repository)))
            return new Dictionary<RowKey, TimeSpan>();
        var utf8 = await BoundedFile.ReadAsync(FileOf(repository), FileOf(repository), MaximumLength, "", cancellationToken);
        try
        {
            var content = JsonSerializer.Deserialize<CaseTimesContent>(utf8.Span, Options);
            if (content?.Schema != CaseTimesContent.CurrentSchema)
                throw new InvalidInputException("It is no file of times that this version reads.", FileOf(repository));
            return content.Cases.OfType<CaseTime>().Where(c => c.Seconds is > 0 and <= CaseTimesContent.MostSeconds)
                .DistinctBy(c => c.Key)
                .ToDictionary(c => c.Key, c => TimeSpan.FromSeconds(c.Seconds));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidInputException([JsonMistake.Of(e, utf8.Span, FileOf(repository), "", "")]);
        }
    }

    private string FileOf(string repository) =>
        Path.Combine(folder!, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repository)).AsSpan(0, 16)) + ".json");
}
