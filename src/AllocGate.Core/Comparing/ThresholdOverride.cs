using AllocGate.Core.Measuring;

namespace AllocGate.Core.Comparing;

/// <summary>Limits for some cases. Absent members leave the others' limits.</summary>
/// <param name="Project">The project file that it is for; absent: every project.</param>
/// <param name="Glob">A benchmark id or a glob over ids; absent: every case.</param>
public sealed record ThresholdOverride(string? Project, string? Glob)
{
    /// <inheritdoc cref="Thresholds.AllocatedBytes"/>
    public long? AllocatedBytes { get; init; }

    /// <inheritdoc cref="Thresholds.AllocatedPercent"/>
    public decimal? AllocatedPercent { get; init; }

    /// <inheritdoc cref="Thresholds.RetainedBytes"/>
    public long? RetainedBytes { get; init; }

    /// <inheritdoc cref="Thresholds.FootprintBytes"/>
    public long? FootprintBytes { get; init; }

    /// <inheritdoc cref="Thresholds.FootprintPercent"/>
    public decimal? FootprintPercent { get; init; }

    /// <inheritdoc cref="Thresholds.CreepBytes"/>
    public long? CreepBytes { get; init; }

    /// <summary>The project or the glob, for a person.</summary>
    public string Target => Glob ?? Project ?? "everything";

    public bool Holds(RowKey key) =>
        (Project is null || Project == key.Project) && (Glob is null || Glob == key.Benchmark || new CaseFilter(Glob).Selects(key.Benchmark));

    public Thresholds Over(Thresholds limits) => limits with
    {
        AllocatedBytes = AllocatedBytes ?? limits.AllocatedBytes,
        AllocatedPercent = AllocatedPercent ?? limits.AllocatedPercent,
        RetainedBytes = RetainedBytes ?? limits.RetainedBytes,
        FootprintBytes = FootprintBytes ?? limits.FootprintBytes,
        FootprintPercent = FootprintPercent ?? limits.FootprintPercent,
        CreepBytes = CreepBytes ?? limits.CreepBytes,
    };

    /// <summary>These limits with those of another one in the place of what this one leaves out.</summary>
    public ThresholdOverride Over(ThresholdOverride other) => other with
    {
        AllocatedBytes = AllocatedBytes ?? other.AllocatedBytes,
        AllocatedPercent = AllocatedPercent ?? other.AllocatedPercent,
        RetainedBytes = RetainedBytes ?? other.RetainedBytes,
        FootprintBytes = FootprintBytes ?? other.FootprintBytes,
        FootprintPercent = FootprintPercent ?? other.FootprintPercent,
        CreepBytes = CreepBytes ?? other.CreepBytes,
    };
}
