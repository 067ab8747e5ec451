using System.Reflection;

namespace AllocGate.Initialising;

/// <summary>The files that the tool carries to be written into a repository.</summary>
internal static class Template
{
    /// <summary>The text of a carried file, with the tool's own version filled in.</summary>
    public static string Read(string name)
    {
        var assembly = typeof(Template).Assembly;
        using var stream = assembly.GetManifestResourceStream($"templates/{name}")
            ?? throw new InvalidOperationException($"The tool does not carry the template '{name}'.");
        using var reader = new StreamReader(stream);
        // Hooks are run by sh, also where the tool was built from a checkout with CRLF.
        return reader.ReadToEnd().ReplaceLineEndings("\n").Replace("{version}", Version(assembly), StringComparison.Ordinal);
    }

    private static string Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
