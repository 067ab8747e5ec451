using System.Security.Cryptography;
using System.Text;
using AllocGate.Core.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning;

/// <summary>
/// Collects what the rules report for one side. A file that several projects or target frameworks compile counts once, at its
/// highest severity, and among equals for the unit that comes first. Units may be added at the same time, in any order.
/// </summary>
internal sealed class Hits(SourceInventory tree, ScanNotes notes)
{
    private const int LinesAround = 2;
    private const int MostLines = 10;
    private const int LongestLine = 200;

    private readonly Dictionary<(string RuleId, FindingLocation Location), Hit> _hits = [];
    private readonly Dictionary<(string RuleId, FindingLocation Location), (Hit Hit, string? Justification)> _suppressed = [];
    private readonly UnusedSuppressions _suppressions = new();

    /// <param name="unit">The unit's place in the scan's order.</param>
    /// <param name="files">What was analysed.</param>
    /// <param name="found">What the rules reported in them, suppressed or not.</param>
    /// <param name="counts">Which of it counts.</param>
    public void Add(
        int unit, ProjectCompilation project, IReadOnlyCollection<SyntaxTree> files, IReadOnlyCollection<Diagnostic> found, Predicate<Diagnostic> counts,
        CancellationToken cancellationToken)
    {
        lock (_hits)
        {
            _suppressions.Look(project, files, found, cancellationToken);
            foreach (var diagnostic in found.Where(one => one.Id != AG9003UnusedSuppression.Id && counts(one)))
            {
                if (diagnostic.IsSuppressed)
                    AddSuppressed(diagnostic, unit, project.Compilation, cancellationToken);
                else
                    Add(diagnostic, unit);
            }
        }
    }

    private void Add(Diagnostic diagnostic, int unit)
    {
        if (diagnostic.Location.SourceTree is null)
            return;
        var hit = HitOf(diagnostic, unit);
        var key = (diagnostic.Id, hit.Finding.Location);
        if (!_hits.TryGetValue(key, out var known) || hit.CountsBefore(known))
            _hits[key] = hit;
    }

    private void AddSuppressed(Diagnostic diagnostic, int unit, Compilation compilation, CancellationToken cancellationToken)
    {
        var hit = HitOf(diagnostic, unit);
        var key = (diagnostic.Id, hit.Finding.Location);
        if (!_suppressed.TryGetValue(key, out var known) || hit.CountsBefore(known.Hit))
            _suppressed[key] = (hit, Justifications.Of(diagnostic, compilation, cancellationToken));
    }

    private Hit HitOf(Diagnostic diagnostic, int unit)
    {
        var source = diagnostic.Location.SourceTree!;
        var location = LocationOf(diagnostic.Location, "");
        var related = diagnostic.AdditionalLocations
            .Select((l, i) => LocationOf(l, diagnostic.Properties.GetValueOrDefault($"location{i}") ?? ""));
        var finding = new Finding(
            diagnostic.Id, SeverityOf(diagnostic), diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            location, [.. related], "", FindingScope.OutOfScope)
        {
            Excerpt = ExcerptOf(source.GetText().Lines, location),
        };
        return new(finding, source.GetText().Lines[location.Line - 1].ToString(), unit);
    }

    /// <summary>All findings by path and place, each with its fingerprint.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        // What a rule or a file that failed would have reported may be what a suppression is for.
        foreach (var unused in notes.Problems.Count == 0 ? _suppressions.Diagnostics : [])
            Add(unused, unit: 0);
        return Fingerprinted(_hits.Values);
    }

    /// <summary>What the sources suppress wherever they are compiled, by path and place, each with its fingerprint.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed() =>
    [
        .. Fingerprinted(_suppressed.Where(one => !_hits.ContainsKey(one.Key)).Select(one => one.Value.Hit))
            .Select(finding => new SuppressedFinding(finding, _suppressed[(finding.RuleId, finding.Location)].Justification)),
    ];

    private static List<Finding> Fingerprinted(IEnumerable<Hit> hits)
    {
        var ordinals = new Dictionary<(string Path, string RuleId, string Line), int>();
        var ordered = hits
            .OrderBy(h => h.Finding.Location.Path, StringComparer.Ordinal)
            .ThenBy(h => h.Finding.Location.Line).ThenBy(h => h.Finding.Location.Column).ThenBy(h => h.Finding.RuleId, StringComparer.Ordinal)
            .ThenBy(h => h.Finding.Location.EndLine).ThenBy(h => h.Finding.Location.EndColumn);
        var findings = new List<Finding>();
        foreach (var (finding, lineText, _) in ordered)
        {
            var line = Normalised(lineText);
            var key = (finding.Location.Path, finding.RuleId, line);
            var ordinal = ordinals[key] = ordinals.GetValueOrDefault(key) + 1;
            findings.Add(finding with { Fingerprint = Fingerprint(finding.RuleId, line, ordinal) });
        }

        return findings;
    }

    private static SourceExcerpt ExcerptOf(TextLineCollection lines, FindingLocation location)
    {
        var first = Math.Max(1, location.Line - LinesAround);
        var last = Math.Min(lines.Count, Math.Min(location.EndLine, location.Line + MostLines) + LinesAround);
        return new(first, [.. Enumerable.Range(first, last - first + 1).Select(line => Cut(lines[line - 1].ToString()))]);
    }

    private static string Cut(string line) => line.Length <= LongestLine ? line : line[..LongestLine] + "…";

    private static string Fingerprint(string ruleId, string line, int ordinal) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ruleId}\n{line}\n{ordinal}")).AsSpan(0, 16));

    // Changes of white space are not in scope.
    private static string Normalised(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c)));

    private static FindingSeverity SeverityOf(Diagnostic diagnostic) => diagnostic.Severity switch
    {
        DiagnosticSeverity.Error => FindingSeverity.Error,
        DiagnosticSeverity.Warning => FindingSeverity.Warning,
        _ => FindingSeverity.Info,
    };

    private FindingLocation LocationOf(Location location, string label)
    {
        var span = location.GetLineSpan();
        return new(
            tree.Relative(span.Path),
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            span.EndLinePosition.Line + 1,
            span.EndLinePosition.Character + 1,
            label);
    }
}
