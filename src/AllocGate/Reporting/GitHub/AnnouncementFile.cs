using System.Text.Json;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Reporting.GitHub;

/// <summary>The check run that was announced and has no result yet, for whoever comes when this process has died.</summary>
/// <param name="directory">The output folder.</param>
internal sealed class AnnouncementFile(string directory)
{
    public const string Name = "announced.json";

    // An announcement has a few hundred characters.
    private const long MaxBytes = 64 * 1024;

    private string FullPath => Path.Combine(directory, Name);

    /// <summary>Keeps it; where the folder cannot be written, nobody will find it, and the report says what is wrong with the folder.</summary>
    public async Task WriteAsync(Announcement announcement, CancellationToken cancellationToken)
    {
        try
        {
            await OutputFolder.PrepareAsync(directory, cancellationToken);
            await WholeFile.WriteAsync(FullPath, JsonSerializer.Serialize(announcement, JsonSerializerOptions.Web) + "\n", cancellationToken);
        }
        catch (InvalidInputException)
        {
        }
    }

    /// <returns>Nothing where every announced check run got its result.</returns>
    /// <exception cref="InvalidInputException">There is a file, and it is none of ours.</exception>
    public async Task<Announcement?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(FullPath))
                return null;
            var utf8 = await BoundedFile.ReadAsync(FullPath, FullPath, MaxBytes, "", cancellationToken);
            var read = JsonSerializer.Deserialize<Announcement>(utf8.Span, JsonSerializerOptions.Web);
            return read is { Name.Length: > 0, Commit.Length: > 0, ExternalId.Length: > 0 }
                ? read
                : throw new InvalidInputException("It names no check run.", FullPath);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"It cannot be read: {e.Message}", FullPath);
        }
    }

    public void Delete()
    {
        try
        {
            File.Delete(FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever finds it finds the check run completed.
        }
    }
}
