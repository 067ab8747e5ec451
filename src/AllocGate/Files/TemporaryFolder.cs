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

    private TemporaryFolder(string path, FileStream held)
    {
        Path = path;
        _held = held;
    }

    public string Path { get; }

    /// <summary>Removes the folders of runs that were killed, and ends the processes that those left. Worktrees are git's affair.</summary>
    public static async Task RemoveAbandonedAsync()
    {
        var all = new DirectoryInfo(System.IO.Path.GetTempPath());
        var folders = all.Exists ? all.GetDirectories(Prefix + "*").Where(f => !f.Name.StartsWith(Prefix + "tree-", StringComparison.Ordinal)) : [];
        foreach (var path in folders.Select(f => f.FullName))
        {
            if (FolderLock.TakeAbandoned(path) is not { } held)
                continue;
            MarkedProcesses.End(path);
            await new TemporaryFolder(path, held).DisposeAsync();
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

    public async ValueTask DisposeAsync()
    {
        // Windows deletes no file that is open.
        await _held.DisposeAsync();
        await DeleteAsync(Path);
    }
}
