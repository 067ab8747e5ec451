namespace AllocGate.Measuring;

/// <summary>A folder for one run, removed with everything in it.</summary>
internal sealed class TemporaryFolder : IAsyncDisposable
{
    private const int Attempts = 5;

    public string Path { get; } = Directory.CreateTempSubdirectory("allocgate-").FullName;

    public async ValueTask DisposeAsync()
    {
        for (var attempt = 1; Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && attempt < Attempts)
            {
                // Windows lets go of a killed process's files a moment later.
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return;
            }
        }
    }
}
