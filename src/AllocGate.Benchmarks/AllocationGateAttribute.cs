using BenchmarkDotNet.Attributes;

namespace AllocGate.Benchmarks;

/// <summary>
/// Puts one benchmark, or every benchmark of a class, under the gate. It is also BenchmarkDotNet's category
/// <c>AllocGate</c>, so BenchmarkDotNet's own filters see it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class AllocationGateAttribute() : BenchmarkCategoryAttribute("AllocGate")
{
    /// <summary>True where no other case may run beside it: it listens on a fixed port, fills the memory, needs the machine.</summary>
    public bool Alone { get; set; }
}
