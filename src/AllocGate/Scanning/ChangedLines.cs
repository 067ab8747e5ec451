using AllocGate.Core.Findings;
using AllocGate.Rules;
using Microsoft.CodeAnalysis;

namespace AllocGate.Scanning;

/// <summary>Keeps the rules that speak of changed lines alone from speaking elsewhere.</summary>
/// <param name="changes">The changed files by absolute path at head; empty without a change.</param>
internal sealed class ChangedLines(IReadOnlyDictionary<string, ChangedFile> changes)
{
    /// <summary>Whether a hit is reported: on a changed line, or of a rule that speaks everywhere, or asked for.</summary>
    /// <param name="options">A rule that an .editorconfig file of the project names is asked for.</param>
    public bool Lets(Diagnostic hit, ConfiguredOptions options) =>
        !hit.Descriptor.CustomTags.Contains(RuleCatalogue.OnlyOnChangedLines)
        || options.Global.TreeOptions.ContainsKey(hit.Id)
        || (hit.Location.SourceTree is { } file && (options.Of(file).TreeOptions.ContainsKey(hit.Id) || IsChanged(file, hit.Location)));

    private bool IsChanged(SyntaxTree file, Location location)
    {
        if (!changes.TryGetValue(file.FilePath, out var change))
            return false;
        var span = location.GetLineSpan();
        return change.BasePath is null || change.Lines.Any(lines => lines.Overlaps(span.StartLinePosition.Line + 1, span.EndLinePosition.Line + 1));
    }
}
