using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Baselines;

/// <summary>Figures of base commits in a folder: one file a commit and project, written whole or not at all.</summary>
/// <param name="folder">Absolute path; absent where this machine names none, and then nothing is kept.</param>
/// <param name="tool">Version and build of AllocGate: another one may count otherwise.</param>
internal sealed class BaseCache(string? folder, ToolBuild tool, TimeProvider clock) : IBaseCache
{
    /// <summary>The most that an entry may hold, in bytes.</summary>
    private const long MaximumLength = 16 << 20;

    public async Task<CachedCommit> OpenAsync(string commit, IGateProgress progress, CancellationToken cancellationToken)
    {
        var projects = new List<CachedProject>();
        var notices = new List<string>();
        foreach (var file in Entries(commit))
        {
            try
            {
                var utf8 = await BoundedFile.ReadAsync(file, file, MaximumLength, "", cancellationToken);
                if (BaseCacheEntry.Read(utf8.Span, tool.ToString(), commit, file) is { } project)
                    projects.Add(project);
                File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime);
            }
            catch (Exception e) when (e is InvalidInputException or IOException or UnauthorizedAccessException)
            {
                notices.Add($"An entry of the cache cannot be used, and the base is measured instead: {e.Message}");
            }
        }

        return new(projects, (project, token) => KeepAsync(commit, project, progress, token), notices);
    }

    private IEnumerable<string> Entries(string commit)
    {
        if (folder is null || !Directory.Exists(FolderOf(commit)))
            return [];
        return Directory.EnumerateFiles(FolderOf(commit), "*.json").Order(StringComparer.Ordinal);
    }

    private async Task KeepAsync(string commit, CachedProject project, IGateProgress progress, CancellationToken cancellationToken)
    {
        if (folder is null)
            return;
        try
        {
            var path = Path.Combine(FolderOf(commit), BaseCacheEntry.FileName(tool.ToString(), commit, project.Key));
            await WholeFile.WriteAsync(path, BaseCacheEntry.Write(tool.ToString(), commit, project), cancellationToken);
            BaseCachePruning.Prune(folder, clock.GetUtcNow());
        }
        catch (Exception e) when (e is InvalidInputException or IOException or UnauthorizedAccessException)
        {
            progress.Step($"The base's figures are not kept for the next run: {e.Message}");
        }
    }

    private string FolderOf(string commit) => Path.Combine(folder!, commit);
}
