namespace AllocGate.Scanning;

/// <summary>One project for one target framework, as MSBuild describes it.</summary>
/// <param name="Project">Absolute path of the project file; empty for sources of no project.</param>
/// <param name="Framework">The target framework; its name is empty where it is not known.</param>
/// <param name="Sources">Absolute paths of what it compiles.</param>
/// <param name="Defines">Preprocessor symbols.</param>
/// <param name="LanguageVersion">As /langversion takes it; empty for the compiler's default.</param>
/// <param name="Nullable">As /nullable takes it; empty for off.</param>
/// <param name="Usings">Global usings, each as "static|alias|namespace" with empty parts.</param>
/// <param name="NoWarn">Diagnostic ids that the project switches off.</param>
/// <param name="IsLibrary">False where it may have top-level statements.</param>
/// <param name="AllowsUnsafe">Whether unsafe code compiles.</param>
/// <param name="UsesWeb">Whether it refers to ASP.NET.</param>
/// <param name="IsKnown">False where MSBuild could not say, and the facts are a guess.</param>
internal sealed record ProjectTarget(
    string Project,
    TargetFramework Framework,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Defines,
    string LanguageVersion,
    string Nullable,
    IReadOnlyList<string> Usings,
    IReadOnlyList<string> NoWarn,
    bool IsLibrary,
    bool AllowsUnsafe,
    bool UsesWeb,
    bool IsKnown)
{
    private static readonly string[] SdkUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    /// <summary>What is assumed of sources that no readable project describes: the SDK's own defaults, so that most types resolve.</summary>
    public static ProjectTarget Guess(string project, IReadOnlyList<string> sources) => new(
        project, TargetFramework.Parse(""), sources, [], "preview", "enable", [.. SdkUsings.Select(u => $"||{u}")], [],
        IsLibrary: false, AllowsUnsafe: true, UsesWeb: false, IsKnown: false);

    /// <summary>Reads the lines that ProjectFacts.targets wrote.</summary>
    /// <param name="lines">Each "name=value"; names may repeat.</param>
    public static ProjectTarget Read(IEnumerable<string> lines)
    {
        var facts = lines.Select(line => line.Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1], StringComparer.Ordinal);
        return new(
            Path.GetFullPath(facts["project"].First()),
            TargetFramework.Parse(One("framework")),
            [.. facts["compile"].Where(path => path.Length > 0).Select(Path.GetFullPath).Distinct(SourceInventory.PathComparer)],
            List("define"),
            One("language"),
            One("nullable"),
            [.. facts["using"].Distinct(StringComparer.Ordinal)],
            List("nowarn"),
            IsLibrary: !One("output").EndsWith("Exe", StringComparison.OrdinalIgnoreCase),
            AllowsUnsafe: One("unsafe").Equals("true", StringComparison.OrdinalIgnoreCase),
            UsesWeb: facts["reference"].Contains("Microsoft.AspNetCore.App", StringComparer.OrdinalIgnoreCase),
            IsKnown: true);

        string One(string name) => facts[name].FirstOrDefault() ?? "";

        List<string> List(string name) =>
            [.. One(name).Split([';', ',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
    }
}
