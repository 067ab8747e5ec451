using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>What to measure, and how. The same for both sides.</summary>
/// <param name="Projects">Project files or folders relative to the tree's root, with '/'; none: every project that references BenchmarkDotNet.</param>
/// <param name="SelectAll">--select all: every benchmark, not only annotated ones.</param>
/// <param name="Filter">--filter: a glob (* and ?) over the benchmark id; absent selects all.</param>
/// <param name="Frameworks">-f; none: the highest one that can run here.</param>
/// <param name="Configuration">-c, such as "Release".</param>
/// <param name="Properties">-p: MSBuild properties as NAME and VALUE.</param>
/// <param name="Jobs">How many cases are measured side by side; at least 1.</param>
/// <param name="Timeout">The most that one case may take.</param>
public sealed record MeasureRequest(
    IReadOnlyList<string> Projects,
    bool SelectAll,
    CaseFilter Filter,
    IReadOnlyList<string> Frameworks,
    string Configuration,
    IReadOnlyList<KeyValuePair<string, string>> Properties,
    int Jobs,
    TimeSpan Timeout);
