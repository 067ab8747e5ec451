using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning;

/// <summary>What an .editorconfig says about these rules that means nothing. The compiler passes over it in silence.</summary>
internal static partial class ConfigurationMistakes
{
    private static readonly string[] Severities = ["error", "warning", "suggestion", "silent", "none", "default"];

    /// <summary>One sentence a mistake, with its line (1-based).</summary>
    /// <param name="ids">The rules that there are.</param>
    public static IEnumerable<string> In(SourceText text, IReadOnlySet<string> ids)
    {
        foreach (var line in text.Lines)
        {
            if (Severity().Match(line.ToString()) is not { Success: true } setting)
                continue;
            var (id, value) = (setting.Groups["id"].Value.ToUpperInvariant(), setting.Groups["value"].Value);
            if (!ids.Contains(id) && CatalogueId().IsMatch(id))
                yield return $"{line.LineNumber + 1}: there is no rule {id} to configure";
            else if (ids.Contains(id) && !Severities.Contains(value, StringComparer.OrdinalIgnoreCase))
                yield return $"{line.LineNumber + 1}: {id} has no severity \"{value}\": write one of {string.Join(", ", Severities)}";
        }
    }

    [GeneratedRegex(@"\A\s*dotnet_diagnostic\.(?<id>\w+)\.severity\s*[=:]\s*(?<value>[^\s#;]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Severity();

    [GeneratedRegex(@"\AAG1\d{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CatalogueId();
}
