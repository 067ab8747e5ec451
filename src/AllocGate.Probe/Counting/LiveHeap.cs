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
        long pending = -1;
        var attempt = 0;
        bool waiting;
        do
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            memory = GC.GetGCMemoryInfo(GCKind.FullBlocking);
            // What a finalizer lets go of, or brings back, is for the next collection to see. A few of the runtime's own ask to
            // be finalized again each time: their number does not change.
            GC.WaitForPendingFinalizers();
            waiting = memory.FinalizationPendingCount > 0 && memory.FinalizationPendingCount != pending;
            pending = memory.FinalizationPendingCount;
        }
        while (waiting && ++attempt < MostAttempts);

        // As of the collection itself: GC.GetTotalMemory adds whole allocation contexts that threads have taken since.
        return memory.HeapSizeBytes - memory.FragmentedBytes;
    }
}
