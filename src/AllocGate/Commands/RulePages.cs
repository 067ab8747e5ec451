using System.Reflection;

namespace AllocGate.Commands;

/// <summary>The rules' pages, carried in the tool.</summary>
internal static class RulePages
{
    private const string Prefix = "rules/";

    private static Assembly Assembly => typeof(RulePages).Assembly;

    public static IEnumerable<string> Ids => Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(n => Path.GetFileNameWithoutExtension(n[Prefix.Length..]))
        .Order(StringComparer.Ordinal);

    /// <summary>The page of a rule, in Markdown, or nothing where there is no such rule.</summary>
    public static async Task<string?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        await using var stream = Assembly.GetManifestResourceStream($"{Prefix}{id}.md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
