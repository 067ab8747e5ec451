using Microsoft.CodeAnalysis;

namespace AllocGate.Scanning;

/// <summary>The severities that .editorconfig and .globalconfig files give to rules, and which code they call generated.</summary>
internal sealed class ConfiguredSeverities(ConfiguredOptions options) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        options.Of(tree).AnalyzerOptions.TryGetValue("generated_code", out var value) && bool.TryParse(value, out var generated)
            ? generated ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated
            : GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        options.Of(tree).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        options.Global.TreeOptions.TryGetValue(diagnosticId, out severity);
}
