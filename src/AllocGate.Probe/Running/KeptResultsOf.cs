using System.Runtime.CompilerServices;

namespace AllocGate.Probe.Running;

/// <summary>Keeps results of one type.</summary>
internal sealed class KeptResultsOf<T>(Func<T> call, int slots) : KeptResults
{
    private readonly T?[] _slots = new T?[slots];

    public override bool CanHold => RuntimeHelpers.IsReferenceOrContainsReferences<T>();

    // Optimised at once: in quick code a result would stay reachable from the stack after it was dropped.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Keep(int slot) => _slots[slot] = call();

    public override void Drop(int slot) => _slots[slot] = default;
}
