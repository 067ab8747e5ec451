using AllocGate.Probe.Wire;

namespace AllocGate.Files;

/// <summary>A folder for one run, removed with everything in it. What a killed run has left is removed by the next one.</summary>
internal sealed class TemporaryFolder : IAsyncDisposable
{
    private const string Prefix = "allocgate-";
    private const int Attempts = 5;
    private readonly FileStream _held;

    /// <param name="kind">A word for its name.</param>
    /// <exception cref="IOException">None can be made, for want of space for example.</exception>
    public TemporaryFolder(string kind = "run")
    {
        Path = Directory.CreateTempSubdirectory($"{Prefix}{kind}-").FullName;
        _held = FolderLock.Take(Path) ?? throw new IOException($"{Path} is held by another process.");
    }

    public string Path { get; }

    /// <summary>Removes the folders of runs that were killed, and ends the processes that those left. Worktrees that git knows are its affair.</summary>
    public static async Task RemoveAbandonedAsync()
    {
        var all = new DirectoryInfo(System.IO.Path.GetTempPath());
        var folders = all.Exists ? all.GetDirectories(Prefix + "*") : [];
        foreach (var path in folders.Select(f => f.FullName).Where(path => !File.Exists(System.IO.Path.Combine(path, "tree", ".git"))))
        {
            if (FolderLock.TakeAbandoned(path) is not { } held)
                continue;
            MarkedProcesses.End(path);
            await DeleteAsync(path, held);
        }
    }

    /// <summary>Deletes a folder as far as that is possible: what another process holds open stays, and is found by the next run.</summary>
    public static async Task DeleteAsync(string path)
    {
        for (var attempt = 1; Directory.Exists(path); attempt++)
        {
            try
            {
                // git makes its objects read-only, which Windows does not delete.
                foreach (var file in OperatingSystem.IsWindows() ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [])
                    File.SetAttributes(file, FileAttributes.Normal);
                Directory.Delete(path, recursive: true);
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

    /// <summary>Deletes a folder and gives up its lock last: of one that is half deleted the next run must know that nobody owns it.</summary>
    /// <param name="held">The lock in it.</param>
    public static async Task DeleteAsync(string path, FileStream held)
    {
        foreach (var folder in Directory.Exists(path) ? Directory.GetDirectories(path) : [])
            await DeleteAsync(folder);
        // Windows deletes no file that is open.
        await held.DisposeAsync();
        await DeleteAsync(path);
    }

    public async ValueTask DisposeAsync() => await DeleteAsync(Path, _held);
}
