using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Scanning;

/// <summary>Runs the rules over single files of a compilation. A rule that throws is a problem by name, never a clean file.</summary>
internal sealed class RuleRun(ImmutableArray<DiagnosticAnalyzer> rules, SourceInventory tree, ScanNotes notes)
{
    private readonly AsyncLocal<string?> _current = new();
    private readonly HashSet<string> _ids = [.. rules.SelectMany(r => r.SupportedDiagnostics).Select(d => d.Id)];

    /// <summary>What the rules say about the given files, hidden hits left out; the suppressed ones say so.</summary>
    /// <param name="analysed">Called after each file.</param>
    public async Task<IReadOnlyCollection<Diagnostic>> RunAsync(
        ProjectCompilation project, IEnumerable<SyntaxTree> files, Action analysed, CancellationToken cancellationToken)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], project.Options), OnException, concurrentAnalysis: true, logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true, analyzerExceptionFilter: null);
        var driver = new CompilationWithAnalyzers(project.Compilation, rules, options);
        var found = new ConcurrentBag<Diagnostic>();
        // A file at a time: only then is it known which file a rule failed on, and a change costs what its files cost.
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, async (file, token) =>
        {
            _current.Value = file.FilePath;
            foreach (var diagnostic in await AnalyseAsync(driver, file, token))
                found.Add(diagnostic);
            analysed();
        });
        return found;
    }

    private async Task<IEnumerable<Diagnostic>> AnalyseAsync(CompilationWithAnalyzers driver, SyntaxTree file, CancellationToken cancellationToken)
    {
        try
        {
            var syntax = await driver.GetAnalyzerSyntaxDiagnosticsAsync(file, cancellationToken);
            var semantic = await driver.GetAnalyzerSemanticDiagnosticsAsync(driver.Compilation.GetSemanticModel(file), null, cancellationToken);
            return syntax.Concat(semantic).Where(d => _ids.Contains(d.Id) && (d.IsSuppressed || d.Severity != DiagnosticSeverity.Hidden));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The compiler itself gave up, on nesting too deep for example.
            notes.Problem($"{tree.Relative(file.FilePath)} could not be analysed: {error.GetType().Name}: {FirstLine(error.Message)}");
            return [];
        }
    }

    private void OnException(Exception error, DiagnosticAnalyzer rule, Diagnostic diagnostic)
    {
        var ids = string.Join(", ", rule.SupportedDiagnostics.Select(d => d.Id));
        var where = _current.Value is { } path ? tree.Relative(path) : "a file that is not known";
        notes.Problem($"{ids} failed on {where}: {error.GetType().Name}: {FirstLine(error.Message)}");
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd('\r');
}
