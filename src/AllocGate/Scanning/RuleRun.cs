using System.Collections.Immutable;
using AllocGate.Scanning.Driving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Scanning;

/// <summary>Runs the rules over some files of a compilation. A rule that throws is a problem by name, never a clean file.</summary>
internal sealed class RuleRun(ImmutableArray<DiagnosticAnalyzer> rules, SourceInventory tree, ScanNotes notes)
{
    /// <summary>What the rules say about the given files, hidden hits left out; the suppressed ones say so.</summary>
    /// <param name="analysed">Called after each file.</param>
    public IReadOnlyList<Diagnostic> Run(ProjectCompilation project, IReadOnlyCollection<SyntaxTree> files, Action analysed, CancellationToken cancellationToken)
    {
        var run = new CompilationRun(project, rules, NoteFailure, cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.ForEach(files, parallel, file =>
        {
            Guarded(file.FilePath, () => run.VisitFile(file));
            analysed();
        });
        Parallel.ForEach(run.PartialTypes, parallel, type => Guarded(type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath, () => run.VisitParts(type)));
        return [.. run.Found(files.ToHashSet()).Where(d => d.IsSuppressed || d.Severity != DiagnosticSeverity.Hidden)];
    }

    private void Guarded(string path, Action visit)
    {
        try
        {
            visit();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The compiler itself gave up, on nesting too deep for example.
            notes.Problem($"{tree.Relative(path)} could not be analysed: {error.GetType().Name}: {FirstLine(error.Message)}");
        }
    }

    private void NoteFailure(DiagnosticAnalyzer rule, string path, Exception error)
    {
        var ids = string.Join(", ", rule.SupportedDiagnostics.Select(d => d.Id));
        var where = path.Length > 0 ? $" on {tree.Relative(path)}" : "";
        notes.Problem($"{ids} failed{where}: {error.GetType().Name}: {FirstLine(error.Message)}");
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd('\r');
}
