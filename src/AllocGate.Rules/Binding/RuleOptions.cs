using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules.Binding;

/// <summary>What <c>.editorconfig</c> says to a rule beyond its severity: <c>dotnet_code_quality.AG1601.bulk_insert_names = Import, Load</c>.</summary>
internal static class RuleOptions
{
    /// <summary>The values of an option for a file, which are separated by commas; none where it is not set.</summary>
    public static IEnumerable<string> List(this AnalyzerOptions options, SyntaxTree tree, string ruleId, string option) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue($"dotnet_code_quality.{ruleId}.{option}", out var values)
            ? values.Split(',').Select(value => value.Trim()).Where(value => value.Length > 0)
            : Enumerable.Empty<string>();
}
