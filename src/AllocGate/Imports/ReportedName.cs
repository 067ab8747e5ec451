using System.Text.RegularExpressions;

namespace AllocGate.Imports;

/// <summary>
/// Turns BenchmarkDotNet's <c>Ns.Type.Method(s: "text", N: 10)</c> into an id of ours, <c>Ns.Type.Method() [N=10, s="text"]</c>. Its full
/// name is not cut, its parameters' display text is; the order is that of the display text.
/// </summary>
internal static partial class ReportedName
{
    /// <param name="fullName">Untruncated.</param>
    /// <param name="parameters">Display text, such as <c>N=10&amp;s=text</c>; values may be cut.</param>
    /// <returns>The full name itself where it does not come apart without doubt.</returns>
    public static string ToId(string fullName, string parameters)
    {
        if (parameters.Length == 0)
            return fullName.EndsWith(')') ? fullName : fullName + "()";
        var open = fullName.IndexOf('(', StringComparison.Ordinal);
        if (open < 1 || !fullName.EndsWith(')'))
            return fullName;
        var values = Values(fullName[(open + 1)..^1]);
        var names = parameters.Split('&').Select(p => p.Split('=')[0]).ToList();
        var whole = values is not null && names.Count == values.Count && names.All(values.ContainsKey);
        return whole ? $"{fullName[..open]}() [{string.Join(", ", names.Select(n => $"{n}={values![n]}"))}]" : fullName;
    }

    private static Dictionary<string, string>? Values(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        while (at < text.Length)
        {
            var pair = Pair().Match(text, at);
            if (!pair.Success || !values.TryAdd(pair.Groups["name"].Value, Ours(pair.Groups["value"].Value)))
                return null;
            at = pair.Index + pair.Length;
        }

        return values;
    }

    private static string Ours(string value) => value switch { "True" => "true", "False" => "false", _ => value };

    // A value is quoted text or holds neither comma nor quote: anything else could end anywhere.
    [GeneratedRegex(@"\G(?<name>[\p{L}_]\w*): (?<value>""(?:[^""\\]|\\.)*""|[^,""]*)(?:, (?=[\p{L}_]\w*: )|\z)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Pair();
}
