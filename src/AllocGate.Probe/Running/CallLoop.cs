namespace AllocGate.Probe.Running;

/// <summary>
/// Calls a benchmark method again and again, adding no byte of its own. Loops are compiled once, optimised and without a
/// profile, so the benchmark method is never inlined here and tiers up as it does under BenchmarkDotNet.
/// </summary>
internal abstract class CallLoop
{
    public abstract void Run(long calls);
}
