using AllocGate.Files;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>A folder for one run, removed with everything in it. What a killed run has left is removed by the next one.</summary>
internal sealed class TemporaryFolder : IAsyncDisposable
{
    private const string Prefix = "allocgate-run-";
    private const int Attempts = 5;
    private readonly FileStream _held;

    /// <exception cref="IOException">None can be made, for want of space for example.</exception>
    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory(Prefix).FullName;
        _held = FolderLock.Take(Path) ?? throw new IOException($"{Path} is held by another process.");
    }

    private TemporaryFolder(string path, FileStream held)
    {
        Path = path;
        _held = held;
    }

    public string Path { get; }

    /// <summary>Removes the folders of runs that were killed, and ends the processes that those left.</summary>
    public static async Task RemoveAbandonedAsync()
    {
        foreach (var path in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            if (FolderLock.TakeAbandoned(path) is not { } held)
                continue;
            MarkedProcesses.End(path);
            await new TemporaryFolder(path, held).DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Windows deletes no file that is open.
        await _held.DisposeAsync();
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
