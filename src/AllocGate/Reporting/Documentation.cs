using System.Reflection;

namespace AllocGate.Reporting;

/// <summary>Where the documentation of this very version can be read.</summary>
internal static class Documentation
{
    /// <summary>The folder of this commit's files on the forge that it was built from; absent for a build that does not know its forge.</summary>
    public static Uri? Address { get; } = AddressOf(
        typeof(Documentation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(m => m.Key == "RepositoryUrl")?.Value,
        typeof(Documentation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    /// <param name="repository">As the build found it, such as "https://forge.example/team/allocgate".</param>
    /// <param name="version">With the commit behind a '+'.</param>
    internal static Uri? AddressOf(string? repository, string? version)
    {
        var commit = version?.Split('+') is [_, { Length: > 0 } revision] ? revision : "HEAD";
        return Uri.TryCreate(repository, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? new Uri($"{WithoutSuffix(address)}/blob/{commit}/")
            : null;
    }

    private static string WithoutSuffix(Uri address)
    {
        var text = address.AbsoluteUri.TrimEnd('/');
        return text.EndsWith(".git", StringComparison.Ordinal) ? text[..^4] : text;
    }
}
