namespace AllocGate.Measuring;

/// <summary>What MSBuild says of a project.</summary>
internal sealed record ProjectFacts(IReadOnlyDictionary<string, string> Properties)
{
    public static readonly IReadOnlyList<string> Names =
    [
        "TargetFramework", "TargetFrameworks", "OutputType", "TargetPath", "ProjectDepsFilePath", "ProjectRuntimeConfigFilePath",
        "SelfContained", "PublishAot", "RollForward",
    ];

    public string this[string property] => Properties.GetValueOrDefault(property, "");

    public bool IsMultiTargeting => TargetFrameworksOf("TargetFrameworks").Count > 0;

    public IReadOnlyList<string> TargetFrameworks =>
        IsMultiTargeting ? TargetFrameworksOf("TargetFrameworks") : TargetFrameworksOf("TargetFramework");

    public bool RollsForward => this["RollForward"] is var r && (Is(r, "Major") || Is(r, "LatestMajor"));

    public bool IsLibrary => !this["OutputType"].EndsWith("exe", StringComparison.OrdinalIgnoreCase);

    public bool IsSelfContained => Is(this["SelfContained"], "true");

    public bool IsAheadOfTime => Is(this["PublishAot"], "true");

    private static bool Is(string value, string expected) => value.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private List<string> TargetFrameworksOf(string property) =>
        [.. this[property].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
