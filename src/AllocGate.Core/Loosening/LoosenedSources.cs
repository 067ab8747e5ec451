using System.Text.RegularExpressions;

namespace AllocGate.Core.Loosening;

/// <summary>Rules that a file switches off or turns down more than it did at base. Texts alone: nothing is parsed or resolved.</summary>
public static partial class LoosenedSources
{
    private const string EveryRule = "every rule";

    private static readonly string[] Severities = ["none", "silent", "suggestion", "warning", "error"];

    /// <summary>Of an .editorconfig or a .globalconfig.</summary>
    /// <param name="path">Relative to the root.</param>
    /// <param name="base">Its text at base; empty where base does not have it.</param>
    /// <param name="head">Its text at head.</param>
    /// <param name="errors">The rules that are errors where nobody configures them.</param>
    public static IEnumerable<Loosening> OfConfiguration(string path, string @base, string head, IReadOnlySet<string> errors)
    {
        var (before, after) = (Configured(@base), Configured(head));
        foreach (var ((section, rule), was) in before.Where(b => b.Value == "error" && !errors.Contains(b.Key.Rule) && !after.ContainsKey(b.Key)))
            yield return new(What(section, rule), was, "default");
        foreach (var ((section, rule), now) in after)
        {
            // What nobody configured has the severity of the rule, a warning for most of them.
            var was = before.GetValueOrDefault((section, rule), errors.Contains(rule) || (rule == EveryRule && errors.Count > 0) ? "error" : "warning");
            if (Array.IndexOf(Severities, now) < Array.IndexOf(Severities, was) || (now == "generated_code" && was != now))
                yield return new(What(section, rule), before.ContainsKey((section, rule)) ? was : "default", now);
        }

        string What(string section, string rule) => $"severity of {rule} in {path}{(section.Length == 0 ? "" : $" {section}")}";
    }

    /// <summary>Of a source file: #pragma and [SuppressMessage] suppressions that were added.</summary>
    /// <param name="path">Relative to the root.</param>
    /// <param name="base">Its text at base; empty where base does not have it.</param>
    /// <param name="head">Its text at head.</param>
    public static IEnumerable<Loosening> OfSuppressions(string path, string @base, string head)
    {
        var before = Suppressed(@base);
        foreach (var (rule, now) in Suppressed(head))
        {
            var was = before.GetValueOrDefault(rule);
            if (now > was)
                yield return new($"suppressions of {rule} in {path}", $"{was}", $"{now}");
        }
    }

    private static Dictionary<(string Section, string Rule), string> Configured(string text)
    {
        var configured = new Dictionary<(string, string), string>();
        var section = "";
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            if (line.StartsWith('['))
                section = line;
            else if (Severity().Match(line) is { Success: true } match)
                configured[(section, match.Groups["rule"] is { Success: true } rule ? rule.Value.ToUpperInvariant() : EveryRule)] = match.Groups["severity"].Value.ToLowerInvariant();
        }

        return configured;
    }

    private static Dictionary<string, int> Suppressed(string text) => text.Split('\n')
        .Where(line => Suppression().IsMatch(line))
        .SelectMany(line => Rule().Matches(line).Select(m => m.Value))
        .CountBy(rule => rule).ToDictionary();

    [GeneratedRegex(@"\Adotnet_(?:diagnostic\.(?<rule>AG[0-9]{4})|analyzer_diagnostic(?:\.category-allocgate)?)\.severity\s*[=:]\s*(?<severity>\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Severity();

    [GeneratedRegex(@"#\s*pragma\s+warning\s+disable|SuppressMessage", RegexOptions.CultureInvariant)]
    private static partial Regex Suppression();

    [GeneratedRegex(@"AG[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
