using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Scanning;

/// <summary>What rules may ask about a file: its .editorconfig keys, and its project's target framework as the build would tell them.</summary>
internal sealed class ConfiguredOptions(AnalyzerConfigSet configs, TargetFramework framework) : AnalyzerConfigOptionsProvider
{
    private readonly ConcurrentDictionary<string, AnalyzerConfigOptionsResult> _results = new(StringComparer.Ordinal);
    private readonly Keys _global = new(configs.GlobalConfigOptions.AnalyzerOptions, framework);

    public AnalyzerConfigOptionsResult Global => configs.GlobalConfigOptions;

    public override AnalyzerConfigOptions GlobalOptions => _global;

    public AnalyzerConfigOptionsResult Of(SyntaxTree tree) => _results.GetOrAdd(tree.FilePath, static (path, set) => set.GetOptionsForSourcePath(path), configs);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Keys(Of(tree).AnalyzerOptions, framework);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _global;

    private sealed class Keys(IReadOnlyDictionary<string, string> options, TargetFramework framework) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            if (framework.Name.Length > 0 && KeyComparer.Equals(key, "build_property.TargetFramework"))
            {
                value = framework.Name;
                return true;
            }

            return options.TryGetValue(key, out value);
        }
    }
}
