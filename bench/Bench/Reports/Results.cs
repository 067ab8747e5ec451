using AllocGate.Bench.Gates;
using AllocGate.Bench.Killing;
using AllocGate.Bench.Parts;

namespace AllocGate.Bench.Reports;

/// <summary>What every part came to, as far as it has been run.</summary>
internal sealed record Results(
    IReadOnlyList<TimeResult> Time, IReadOnlyList<RepeatResult> Repeat, NullResult? Null, IReadOnlyList<PlantedResult> Planted, ScaleResult? Scale,
    IReadOnlyList<ScanResult> Scan, IReadOnlyList<GatesResult> Gates, IReadOnlyList<KillTrial> Kills);
