using System.Text.Json.Serialization;
using AllocGate.Core.Comparing;
using AllocGate.Core.Judging;

namespace AllocGate.Core.Sharding;

/// <summary>What a shard's report carries beside its rows and findings, so that the reports of all shards can be judged again as one.</summary>
/// <param name="Part">Which part of how many.</param>
/// <param name="Policy">What the user decided about the verdict.</param>
/// <param name="Settings">What else must be the same in every part, by option.</param>
/// <param name="Partial">True where another option than --shard left something out.</param>
/// <param name="Head">Head's projects.</param>
/// <param name="Base">Base's projects.</param>
/// <param name="NoBaseline">Why there was nothing to compare with; absent where there was.</param>
/// <param name="ScanProblems">What the rules could not look at.</param>
/// <param name="NothingToCompare">Why base and head are not two different things; absent where they are.</param>
public sealed record ShardEvidence(
    Shard Part,
    JudgePolicy Policy,
    IReadOnlyDictionary<string, string> Settings,
    bool Partial,
    IReadOnlyList<ShardProject> Head,
    IReadOnlyList<ShardProject> Base,
    string? NoBaseline,
    IReadOnlyList<string> ScanProblems,
    string? NothingToCompare)
{
    /// <summary>The notice of every shard but the first.</summary>
    public const string RulesElsewhere = "The rules look at the change in the first shard alone.";

    /// <summary>"expect" of allocgate.json: only all parts together can fulfil it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Expect { get; init; }

    public static ShardEvidence Of(
        Shard part, JudgePolicy policy, IReadOnlyDictionary<string, string> settings, bool partial, Evidence evidence) => new(
        part,
        policy,
        settings,
        partial,
        [.. evidence.Head.Projects.Select(ShardProject.Of)],
        [.. evidence.Baseline.Measurements.Projects.Select(ShardProject.Of)],
        (evidence.Baseline as Baseline.None)?.Reason,
        evidence.ScanProblems,
        evidence.NothingToCompare);
}
