using AllocGate.Gating;
namespace AllocGate.Git;
internal sealed class GitEnvironment { public static GitEnvironment Current() => new(); }
internal sealed class GitChangeSource(GitEnvironment e) : IChangeSource
{
    public Task<string?> FindRootAsync(string directory, CancellationToken cancellationToken) { _ = e; for (var d = new DirectoryInfo(directory); d is not null; d = d.Parent) if (Path.Exists(Path.Combine(d.FullName, ".git"))) return Task.FromResult<string?>(d.FullName); return Task.FromResult<string?>(null); }
    public Task<ChangeSet> ResolveAsync(ChangeRequest request, CancellationToken cancellationToken) => Task.FromResult(new ChangeSet("local", new SourceTree(FindRootAsync(request.WorkingDirectory, default).Result!, null), null, "working tree", null, "stub", false, null, null, []));
    public Task<SourceTree> CheckOutAsync(string root, string commit, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<byte[]?> ReadFileAsync(string root, string commit, string path, CancellationToken cancellationToken) => throw new NotSupportedException();
}
