namespace AllocGate.Reporting;

/// <summary>The rules' pages, carried in the tool.</summary>
internal static class RulePages
{
    private const string Prefix = "rules/";

    /// <summary>By id.</summary>
    public static IReadOnlyList<RulePage> All { get; } = [.. Names().Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The page that is asked for as people write an id: "AG1601", "ag1601", "1601", or its alias "AG1601:unsafe-putall".</summary>
    public static RulePage? Find(string asked) => All.FirstOrDefault(page => page.Id == Normalised(asked));

    /// <summary>What may have been meant: one digit is another one, the start of an id, or a word of a title.</summary>
    public static IReadOnlyList<RulePage> Near(string asked)
    {
        var id = Normalised(asked);
        return [.. All.Where(page => id.Length > 2 && page.Id.StartsWith(id, StringComparison.Ordinal) || Differences(page.Id, id) == 1
            || page.Title.Contains(asked, StringComparison.OrdinalIgnoreCase))];
    }

    private static string Normalised(string asked)
    {
        var id = asked.Split(':')[0].Trim().ToUpperInvariant();
        return id.Length > 0 && id.All(char.IsAsciiDigit) ? "AG" + id : id;
    }

    private static int Differences(string id, string other) =>
        id.Length == other.Length ? id.Zip(other).Count(pair => pair.First != pair.Second) : int.MaxValue;

    private static IEnumerable<string> Names() =>
        typeof(RulePages).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    private static RulePage Read(string name)
    {
        using var reader = new StreamReader(typeof(RulePages).Assembly.GetManifestResourceStream(name)!);
        var text = reader.ReadToEnd();
        var id = Path.GetFileNameWithoutExtension(name[Prefix.Length..]);
        return new(id, text.Split('\n', 2)[0].TrimEnd('\r')[$"# {id}: ".Length..], text);
    }
}
