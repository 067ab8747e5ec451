using AllocGate.Core.Comparing;

namespace AllocGate.Configuration;

/// <summary>What the command line or the environment says in the place of allocgate.json. It holds for both sides of a change.</summary>
public sealed record GivenConfiguration
{
    public static GivenConfiguration None { get; } = new();

    /// <summary>--threshold: limits for everything, a project or some cases; the later one wins.</summary>
    public IReadOnlyList<ThresholdOverride> Thresholds { get; init; } = [];

    /// <summary>--waiver-days.</summary>
    public int? WaiverDays { get; init; }

    /// <summary>--expect, beside those of the file.</summary>
    public IReadOnlyList<string> Expect { get; init; } = [];

    /// <summary>--rename: new benchmark ids by those at base, beside those of the file.</summary>
    public IReadOnlyDictionary<string, string> Renames { get; init; } = new Dictionary<string, string>();

    /// <summary>The configuration as it holds with them.</summary>
    public RepositoryConfiguration Over(RepositoryConfiguration read) => read with
    {
        Thresholds = Thresholds.Aggregate(read.Thresholds, (limits, given) => limits.With(given)),
        Expect = [.. read.Expect.Union(Expect)],
        Renames = read.Renames.Where(r => !Renames.ContainsKey(r.Key)).Concat(Renames).ToDictionary(),
    };
}
