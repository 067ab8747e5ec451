using System.Globalization;

namespace AllocGate.Scanning;

/// <summary>A target framework moniker such as "net8.0" or "netstandard2.0", ordered from the one with the fewest runtime promises to the newest.</summary>
/// <param name="Name">As the project writes it.</param>
/// <param name="Family">Which line of frameworks; ".NET Framework" promises least, .NET (Core) most.</param>
/// <param name="Version">Within the family; 0.0 where the moniker cannot be read.</param>
internal sealed record TargetFramework(string Name, FrameworkFamily Family, Version Version) : IComparable<TargetFramework>
{
    public static TargetFramework Parse(string name)
    {
        var moniker = name.Trim().ToLowerInvariant();
        var platform = moniker.IndexOf('-');
        if (platform >= 0)
            moniker = moniker[..platform];
        if (Suffix(moniker, "netstandard") is { } standard)
            return new(name, FrameworkFamily.Standard, standard);
        if (Suffix(moniker, "netcoreapp") is { } core)
            return new(name, FrameworkFamily.Modern, core);
        if (moniker.Contains('.') && Suffix(moniker, "net") is { } modern)
            return new(name, modern.Major >= 5 ? FrameworkFamily.Modern : FrameworkFamily.Framework, modern);
        if (moniker.StartsWith("net", StringComparison.Ordinal) && moniker.Length is > 4 and < 8 && moniker[3..].All(char.IsAsciiDigit))
            return new(name, FrameworkFamily.Framework, Version.Parse(string.Join('.', moniker[3..].ToCharArray())));
        return new(name, FrameworkFamily.Unknown, new Version(0, 0));
    }

    public static TargetFramework Modern(Version version) =>
        new(string.Create(CultureInfo.InvariantCulture, $"net{version.Major}.{version.Minor}"), FrameworkFamily.Modern, version);

    public int CompareTo(TargetFramework? other) =>
        other is null ? 1 : (Family, Version).CompareTo((other.Family, other.Version));

    private static Version? Suffix(string moniker, string prefix) =>
        moniker.StartsWith(prefix, StringComparison.Ordinal) && Version.TryParse(moniker[prefix.Length..], out var version) ? version : null;
}
