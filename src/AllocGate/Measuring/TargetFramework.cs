using System.Text.RegularExpressions;

namespace AllocGate.Measuring;

/// <summary>A target framework moniker of modern .NET, such as net10.0 or net8.0-windows.</summary>
/// <param name="Moniker">As the project writes it.</param>
/// <param name="Platform">Such as "windows"; empty where there is none.</param>
internal sealed partial record TargetFramework(string Moniker, Version Version, string Platform)
{
    /// <summary>Nothing for .NET Framework, .NET Standard and whatever else has no runtime of modern .NET.</summary>
    public static TargetFramework? Parse(string moniker)
    {
        var match = Pattern().Match(moniker);
        return match.Success
            ? new(moniker, Version.Parse(match.Groups["version"].Value), match.Groups["platform"].Value.ToLowerInvariant())
            : null;
    }

    /// <summary>The oldest major version that is supported: what the probe is built for.</summary>
    public const int OldestMajor = 8;

    /// <summary>Whether this machine has a supported runtime for it. A missing one is not replaced by a later one: that would measure another runtime.</summary>
    /// <param name="rollsForward">True where the project itself allows the next major version.</param>
    public bool CanRun(IReadOnlyList<Version> installed, bool rollsForward) =>
        RunsOnThisSystem && RuntimeIn(installed, rollsForward) >= OldestMajor;

    // As the host chooses: the framework's own runtime where there is one, else the next one up.
    private int? RuntimeIn(IReadOnlyList<Version> installed, bool rollsForward) =>
        installed.Any(i => i.Major == Version.Major && i.Minor >= Version.Minor)
            ? Version.Major
            : installed.Where(i => rollsForward && i.Major > Version.Major).Min(i => (int?)i.Major);

    private bool RunsOnThisSystem => Platform.Length == 0 || (Platform == "windows" && OperatingSystem.IsWindows());

    [GeneratedRegex(@"^net(coreapp)?(?<version>\d{1,3}\.\d{1,3})(-(?<platform>[a-z]+)[\d.]*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
