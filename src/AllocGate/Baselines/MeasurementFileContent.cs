using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;

namespace AllocGate.Baselines;

/// <summary>The whole of a file of measurements.</summary>
internal sealed record MeasurementFileContent(
    string Schema, string Tool, BuildSettings Build, IReadOnlyList<MeasurementFileProject> Projects, Shard? Shard = null)
{
    public const string CurrentSchema = "allocgate-measurements/1";
}
