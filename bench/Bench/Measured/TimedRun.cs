namespace AllocGate.Bench.Measured;

/// <summary>What one run of an engine cost.</summary>
/// <param name="Seconds">On the clock, build included.</param>
/// <param name="BuildSeconds">Of these, until the benchmarks were built.</param>
/// <param name="CpuSeconds">Processor time of the whole process tree; absent where the system does not tell.</param>
/// <param name="BuildCpuSeconds">Of these, until the benchmarks were built.</param>
/// <param name="PeakMegabytes">The most memory that the engine's own process held, its children excluded.</param>
internal sealed record TimedRun(double Seconds, double BuildSeconds, double? CpuSeconds, double? BuildCpuSeconds, double? PeakMegabytes)
{
    public double MeasuringSeconds => Seconds - BuildSeconds;

    public double? MeasuringCpuSeconds => CpuSeconds - BuildCpuSeconds;

    public static TimedRun operator +(TimedRun a, TimedRun b) => new(
        a.Seconds + b.Seconds, a.BuildSeconds + b.BuildSeconds, a.CpuSeconds + b.CpuSeconds, a.BuildCpuSeconds + b.BuildCpuSeconds, b.PeakMegabytes ?? a.PeakMegabytes);
}
