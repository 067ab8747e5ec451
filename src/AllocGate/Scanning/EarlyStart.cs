using System.Collections.Immutable;
using AllocGate.Scanning.Driving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Scanning;

/// <summary>
/// A scan's slow beginnings, begun while git still compares: the files of the tree, the reference assemblies, and what MSBuild says about the
/// projects nearest to the files that seem to have changed. While MSBuild is at it, the rules run over those files as they are, for nothing but that
/// what they call is loaded and compiled when it counts.
/// </summary>
internal sealed class EarlyStart : IAsyncDisposable
{
    // Then all is warm.
    private const int MostWarming = 20;

    private readonly CancellationTokenSource _ended;
    private readonly CancellationTokenSource _known;

    /// <param name="root">Absolute path of the tree.</param>
    /// <param name="paths">The files that seem to have changed, relative to the root; may be none.</param>
    /// <param name="rules">The rules that will run.</param>
    public EarlyStart(string root, IReadOnlyList<string> paths, DotnetInstallation dotnet, ImmutableArray<DiagnosticAnalyzer> rules, CancellationToken cancellationToken)
    {
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _known = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        var token = _ended.Token;
        Projects = paths.Where(p => p.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).Select(Path.GetDirectoryName).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => Nearest(root, Path.GetFullPath(Path.Combine(root, folder!)))).ToHashSet(SourceInventory.PathComparer);
        Targets = new ProjectReader(dotnet, _ => { }).ReadAsync(Projects, Notes, token);
        Tree = Task.Run(() => SourceInventory.Of(root, Notes, token), token);
        References = new ReferenceAssemblies(dotnet);
        Warming = Task.Run(() => WarmUpAsync(paths, rules), token);
    }

    /// <summary>True once it is disposed: a scan cannot take it over any more.</summary>
    public bool IsEnded { get; private set; }

    public ScanNotes Notes { get; } = new();

    public ReferenceAssemblies References { get; }

    public Task<SourceInventory> Tree { get; }

    /// <summary>Absolute paths of the projects that were asked about.</summary>
    public IReadOnlySet<string> Projects { get; }

    public Task<ILookup<string, ProjectTarget>> Targets { get; }

    private Task Warming { get; }

    /// <summary>The scan itself begins.</summary>
    public void EndWarmUp() => _known.Cancel();

    /// <summary>Ends what is still at work, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsEnded)
            return;
        IsEnded = true;
        await _ended.CancelAsync();
        await Task.WhenAll(Targets, Tree, Warming).ContinueWith(_ => { }, TaskScheduler.Default);
        _known.Dispose();
        _ended.Dispose();
    }

    // On one core: MSBuild has the other.
    private async Task WarmUpAsync(IReadOnlyList<string> paths, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var references = References.Usual();
        var tree = await Tree;
        var files = paths.Select(path => Path.GetFullPath(Path.Combine(tree.Root, path))).Where(tree.Sources.Contains).Take(MostWarming).ToList();
        if (files.Count == 0)
            return;
        try
        {
            var options = new ConfiguredOptions(AnalyzerConfigSet.Create(Array.Empty<AnalyzerConfig>()), TargetFramework.Parse(""));
            var project = ProjectCompilation.Create(ProjectTarget.Guess("", files), files, SourceReader.Read, [], references, options, _known.Token);
            var run = new CompilationRun(project, rules, (_, _, _) => { }, _known.Token);
            foreach (var file in project.Compilation.SyntaxTrees)
                run.VisitFile(file);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or UnauthorizedAccessException or InvalidDataException or InsufficientExecutionStackException)
        {
            // What is wrong with a file is the scan's to say.
        }
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
