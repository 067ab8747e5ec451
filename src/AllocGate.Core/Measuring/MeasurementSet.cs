using AllocGate.Core.Sharding;

namespace AllocGate.Core.Measuring;

/// <summary>All measurements of one side of the change.</summary>
/// <param name="Projects">One entry a project and target framework, in a stable order.</param>
public sealed record MeasurementSet(IReadOnlyList<ProjectMeasurement> Projects)
{
    public static MeasurementSet Empty { get; } = new([]);

    /// <summary>What it was built with.</summary>
    public BuildSettings Build { get; init; } = BuildSettings.Default;

    /// <summary>The version of AllocGate that wrote it; absent for what was measured in this run.</summary>
    public string? Tool { get; init; }

    /// <summary>--shard: the part of the rows that it holds; absent where it holds them all.</summary>
    public Shard? Shard { get; init; }

    public IEnumerable<BenchmarkRow> Rows => Projects.SelectMany(p => p.Rows);

    /// <summary>The same rows beside the figures that another set says were accepted last for them.</summary>
    public MeasurementSet WithAccepted(MeasurementSet other)
    {
        var accepted = other.Rows.Where(r => r.Accepted is not null).ToDictionary(r => r.Key, r => r.Accepted);
        return this with
        {
            Projects = [.. Projects.Select(p => p with { Rows = [.. p.Rows.Select(r => r with { Accepted = accepted.GetValueOrDefault(r.Key) ?? r.Accepted })] })],
        };
    }
}
