using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;

namespace AllocGate.Gating;

/// <summary>What to measure, and how. The same for both sides.</summary>
/// <param name="Projects">Project files or folders relative to the tree's root, with '/'; none: every project that references BenchmarkDotNet.</param>
/// <param name="SelectAll">--select all: every benchmark, not only annotated ones. Absent on the command line: annotated.</param>
/// <param name="Filter">--filter: a glob (* and ?) over the benchmark id.</param>
/// <param name="Frameworks">-f; none: the highest one that can run here.</param>
/// <param name="Configuration">-c, such as "Release".</param>
/// <param name="Properties">-p: MSBuild properties by name.</param>
/// <param name="Jobs">How many cases are measured side by side; at least 1.</param>
/// <param name="Timeout">The most that one case may take.</param>
/// <param name="Sections">Project sections of allocgate.json, by project file relative to the root, with '/'.</param>
public sealed record MeasureRequest(
    IReadOnlyList<string> Projects,
    bool? SelectAll,
    CaseFilter Filter,
    IReadOnlyList<string> Frameworks,
    string? Configuration,
    IReadOnlyDictionary<string, string> Properties,
    int Jobs,
    TimeSpan? Timeout,
    IReadOnlyDictionary<string, ProjectSection> Sections)
{
    // One object, so that requests that leave nothing out are equal.
    private static readonly Dictionary<RowKey, string> NoCase = [];

    /// <summary>--no-build: the output is measured as it is found.</summary>
    public bool NoBuild { get; init; }

    /// <summary>--jit.</summary>
    public JitMode Jit { get; init; }

    /// <summary>--shard: the part of the cases to measure; absent: all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>--engine.</summary>
    public Engine Engine { get; init; } = Engine.Probe;

    /// <summary>--bdn-job: the job under which BenchmarkDotNet's engine runs.</summary>
    public string BenchmarkDotNetJob { get; init; } = "short";

    /// <summary>--time-budget: how long the run may take; absent: as long as it takes.</summary>
    public TimeBudget? TimeBudget { get; init; }

    /// <summary>Cases that the other side left out, each with the reason.</summary>
    public IReadOnlyDictionary<RowKey, string> LeftOut { get; init; } = NoCase;

    /// <summary>What is known of this side already, and where to keep more; absent: everything is measured.</summary>
    public CachedCommit? Cached { get; init; }

    /// <summary>Head's benchmark projects to lay over this side before it is built; absent: it is measured as it stands.</summary>
    public BaseOverlay? Overlay { get; init; }

    /// <summary>The command line wins over the project's section, which wins over the defaults.</summary>
    /// <param name="project">The project file relative to the root, with '/'.</param>
    public ProjectSettings For(string project)
    {
        Sections.TryGetValue(project, out var section);
        var properties = new Dictionary<string, string>(section?.Properties ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Properties)
            properties[name] = value;
        return new ProjectSettings(
            SelectAll ?? section?.SelectAll ?? false,
            Frameworks.Count > 0 ? Frameworks : section?.Frameworks ?? [],
            Configuration ?? section?.Configuration ?? "Release",
            properties,
            Timeout ?? section?.Timeout ?? (Engine == Engine.Probe ? ProjectSettings.DefaultTimeout : ProjectSettings.DefaultEngineTimeout));
    }

    /// <summary>True where allocgate.json leaves a project out that the command line does not name.</summary>
    public bool Ignores(string project) => Sections.TryGetValue(project, out var section) && section.Ignore;
}
