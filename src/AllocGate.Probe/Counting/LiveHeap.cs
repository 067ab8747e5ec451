using System.Runtime.CompilerServices;

namespace AllocGate.Probe.Counting;

/// <summary>Bytes that are still reachable.</summary>
internal static class LiveHeap
{
    private const int MostAttempts = 4;

    /// <summary>Collects everything that can be collected, finalizers included, and reads what is left, in B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static long Read()
    {
        GCMemoryInfo memory;
        var attempt = 0;
        do
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            memory = GC.GetGCMemoryInfo(GCKind.FullBlocking);
            // What a finalizer lets go of, or brings back, is for the next collection to see.
            GC.WaitForPendingFinalizers();
        }
        while (memory.FinalizationPendingCount > 0 && ++attempt < MostAttempts);

        // As of the collection itself: GC.GetTotalMemory adds whole allocation contexts that threads have taken since.
        return memory.HeapSizeBytes - memory.FragmentedBytes;
    }
}
