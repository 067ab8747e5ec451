using System.Collections.Concurrent;
using System.Collections.Immutable;
using AllocGate.Gating;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Scanning;

/// <summary>Runs the rules over sources, bound against the base class library alone: no restore, no build.</summary>
/// <param name="changes">Gives the changed files as they were at base.</param>
/// <param name="dotnet">The installation whose MSBuild and reference packs are used.</param>
/// <param name="rules">The rules to run.</param>
internal sealed class SourceScanner(IChangeSource changes, DotnetInstallation dotnet, ImmutableArray<DiagnosticAnalyzer> rules) : ISourceScanner
{
    private readonly ConcurrentDictionary<string, EarlyStart> _begun = new(SourceInventory.PathComparer);

    public IAsyncDisposable Begin(string root, IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        _begun[root] = new EarlyStart(root, paths, dotnet, rules, cancellationToken);

    /// <exception cref="InvalidInputException">A path or the framework of the request cannot be used.</exception>
    public async Task<ScanResult> ScanAsync(ScanRequest request, IGateProgress progress, CancellationToken cancellationToken)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Head.Root));
        await using var early = _begun.TryRemove(root, out var begun) && !begun.IsEnded ? begun : new EarlyStart(root, [], dotnet, rules, cancellationToken);
        if (request.Framework is { } name && TargetFramework.Parse(name).Family == FrameworkFamily.Unknown)
            throw new InvalidInputException("It is not a target framework.", $"-f {name}", "Name one such as net10.0.");
        progress.Step("Reading the projects of the sources");
        var notes = early.Notes;
        var tree = await early.Tree;
        var selection = ScanSelection.From(request, tree, notes);
        if (rules.IsEmpty)
            notes.Problem("There are no rules to run.");
        if (rules.IsEmpty || selection.Files.Count == 0)
            return new([], Enumerable.Empty<string>().ToLookup(_ => ""), 0, notes.Problems, notes.Notices);

        // While MSBuild reads the projects.
        var reading = Task.Run(() => BaseSources.ReadAsync(changes, request.Change, selection, tree, notes, cancellationToken), cancellationToken);
        var units = await new ProjectMembership(new ProjectReader(dotnet, progress.Detail), early, tree, notes).FindAsync(selection, request.Framework, cancellationToken);
        early.EndWarmUp();
        var scan = new Scan(tree, early.References, rules, new ChangedLines(selection.Changes), await reading, request.Configurations, notes);

        progress.Step($"Scanning {selection.Files.Count} C# files");
        var total = units.Sum(u => u.Files.Count);
        var done = 0;
        scan.Analyse(
            units,
            unit => progress.Detail(unit.Target.Project.Length > 0 ? $"{tree.Relative(unit.Target.Project)} {unit.Target.Framework.Name}" : tree.Relative(unit.Files[0])),
            () => progress.Advance("files", Interlocked.Increment(ref done), total),
            cancellationToken);
        return new(
            scan.Head.Findings(),
            scan.Base.Findings().ToLookup(f => f.Location.Path, f => f.Fingerprint, StringComparer.Ordinal),
            selection.Files.Count, notes.Problems, notes.Notices)
        {
            Suppressed = scan.Head.Suppressed(),
            SuppressedAtBase = scan.Base.Suppressed().ToLookup(s => s.Finding.Location.Path, s => s.Finding.Fingerprint, StringComparer.Ordinal),
        };
    }
}
