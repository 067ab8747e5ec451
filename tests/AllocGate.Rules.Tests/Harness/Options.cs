using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules.Tests.Harness;

/// <summary>Analyzer options that tell the project's target framework, or nothing, and what an .editorconfig would.</summary>
internal sealed class Options(string? targetFramework, IReadOnlyDictionary<string, string>? configured = null) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(targetFramework, configured ?? new Dictionary<string, string>());

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Global(string? targetFramework, IReadOnlyDictionary<string, string> configured) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.TargetFramework" ? targetFramework : configured.GetValueOrDefault(key);
            return value is not null;
        }
    }
}
