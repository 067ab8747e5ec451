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
    /// <exception cref="InvalidInputException">A path or the framework of the request cannot be used.</exception>
    public async Task<ScanResult> ScanAsync(ScanRequest request, IGateProgress progress, CancellationToken cancellationToken)
    {
        if (request.Framework is { } name && TargetFramework.Parse(name).Family == FrameworkFamily.Unknown)
            throw new InvalidInputException("It is not a target framework.", $"-f {name}", "Name one such as net10.0.");
        var notes = new ScanNotes();
        progress.Step("Reading the projects of the sources");
        var tree = SourceInventory.Of(request.Head.Root, notes, cancellationToken);
        var selection = ScanSelection.From(request, tree, notes);
        if (rules.IsEmpty)
            notes.Problem("There are no rules to run.");
        if (rules.IsEmpty || selection.Files.Count == 0)
            return new([], Enumerable.Empty<string>().ToLookup(_ => ""), 0, notes.Problems, notes.Notices);

        // While MSBuild reads the projects.
        var references = new ReferenceAssemblies(dotnet);
        var reading = Task.Run(() => BaseSources.ReadAsync(changes, request.Change, selection, tree, notes, cancellationToken), cancellationToken);
        var units = await new ProjectMembership(new ProjectReader(dotnet, progress), tree, notes).FindAsync(selection, request.Framework, cancellationToken);
        var scan = new Scan(tree, references, rules, new ChangedLines(selection.Changes), await reading, notes);

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
            selection.Files.Count, notes.Problems, notes.Notices);
    }
}
