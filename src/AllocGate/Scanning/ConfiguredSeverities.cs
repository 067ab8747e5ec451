using Microsoft.CodeAnalysis;

namespace AllocGate.Scanning;

/// <summary>The severities that .editorconfig and .globalconfig files give to rules, and which code they call generated.</summary>
internal sealed class ConfiguredSeverities(ConfiguredOptions options) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        options.Of(tree).AnalyzerOptions.TryGetValue("generated_code", out var value) && bool.TryParse(value, out var generated)
            ? generated ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated
            : GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        var (own, keys) = (options.Of(tree).TreeOptions, options.Of(tree).AnalyzerOptions);
        if (own.TryGetValue(diagnosticId, out severity))
            return true;
        // What is said of all rules, or of all of a category, gives way to what is said of one.
        return !options.Global.TreeOptions.ContainsKey(diagnosticId) && !diagnosticId.StartsWith("CS", StringComparison.Ordinal)
            && (keys.TryGetValue("dotnet_analyzer_diagnostic.category-allocgate.severity", out var word) || keys.TryGetValue("dotnet_analyzer_diagnostic.severity", out word))
            && IsSeverity(word, out severity);
    }

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        options.Global.TreeOptions.TryGetValue(diagnosticId, out severity);

    private static bool IsSeverity(string word, out ReportDiagnostic severity)
    {
        (var known, severity) = word.ToLowerInvariant() switch
        {
            "error" => (true, ReportDiagnostic.Error),
            "warning" => (true, ReportDiagnostic.Warn),
            "suggestion" => (true, ReportDiagnostic.Info),
            "silent" or "refactoring" => (true, ReportDiagnostic.Hidden),
            "none" => (true, ReportDiagnostic.Suppress),
            _ => (false, ReportDiagnostic.Default),
        };
        return known;
    }
}
