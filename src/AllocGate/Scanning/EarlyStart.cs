namespace AllocGate.Scanning;

/// <summary>
/// A scan's slow beginnings, begun while git still compares: the files of the tree, the reference assemblies, and what MSBuild says about the
/// projects nearest to the files that seem to have changed.
/// </summary>
internal sealed class EarlyStart : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended;

    /// <param name="root">Absolute path of the tree.</param>
    /// <param name="paths">The files that seem to have changed, relative to the root; may be none.</param>
    public EarlyStart(string root, IReadOnlyList<string> paths, DotnetInstallation dotnet, CancellationToken cancellationToken)
    {
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = _ended.Token;
        Projects = paths.Where(p => p.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).Select(Path.GetDirectoryName).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => Nearest(root, Path.GetFullPath(Path.Combine(root, folder!)))).ToHashSet(SourceInventory.PathComparer);
        Targets = new ProjectReader(dotnet, _ => { }).ReadAsync(Projects, Notes, token);
        Tree = Task.Run(() => SourceInventory.Of(root, Notes, token), token);
        References = new ReferenceAssemblies(dotnet);
        Loading = Task.Run(References.Load, token);
    }

    public ScanNotes Notes { get; } = new();

    public ReferenceAssemblies References { get; }

    public Task<SourceInventory> Tree { get; }

    /// <summary>Absolute paths of the projects that were asked about.</summary>
    public IReadOnlySet<string> Projects { get; }

    public Task<ILookup<string, ProjectTarget>> Targets { get; }

    private Task Loading { get; }

    /// <summary>Ends what is still at work, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(Targets, Tree, Loading).ContinueWith(_ => { }, TaskScheduler.Default);
        _ended.Dispose();
    }

    private static string[] Nearest(string root, string folder)
    {
        for (; folder.Length >= root.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (Directory.Exists(folder) && Directory.GetFiles(folder, "*.csproj") is { Length: > 0 } projects)
                return projects;
        }

        return [];
    }
}
