using AllocGate.Core.Measuring;

namespace AllocGate.Baselines;

/// <summary>The whole of a file of measurements.</summary>
internal sealed record MeasurementFileContent(
    string Schema, string Tool, BuildSettings Build, IReadOnlyList<MeasurementFileProject> Projects)
{
    public const string CurrentSchema = "allocgate-measurements/1";
}
