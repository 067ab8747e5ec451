namespace AllocGate.Measuring;

/// <summary>Reads what `dotnet --list-runtimes` prints.</summary>
internal static class InstalledRuntimes
{
    private const string Name = "Microsoft.NETCore.App ";

    /// <summary>The versions of Microsoft.NETCore.App, without pre-release labels.</summary>
    public static IReadOnlyList<Version> Parse(string output) =>
        [.. output.Split('\n', StringSplitOptions.TrimEntries)
            .Where(l => l.StartsWith(Name, StringComparison.Ordinal))
            .Select(l => Version.TryParse(l[Name.Length..].Split(' ', '-')[0], out var version) ? version : null)
            .OfType<Version>()];
}
