using System.Runtime.CompilerServices;

namespace AllocGate.Probe.Counting;

/// <summary>The runtime's counters. Reading them allocates nothing.</summary>
internal readonly record struct AllocationCounters(long Thread, long Process)
{
    private const int Attempts = 3;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static AllocationCounters Read()
    {
        var process = ReadProcess();
        return new AllocationCounters(GC.GetAllocatedBytesForCurrentThread(), process);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ByteCount Since(AllocationCounters before)
    {
        var thread = GC.GetAllocatedBytesForCurrentThread() - before.Thread;
        var process = ReadProcess();
        // The process counter has been seen to read 0 and to go backwards (dotnet/runtime#118826, #131069).
        var trusted = before.Process > 0 && process > 0 && process - before.Process >= thread;
        return new ByteCount(thread, trusted ? process - before.Process : null);
    }

    private static long ReadProcess()
    {
        var bytes = 0L;
        for (var i = 0; i < Attempts && bytes <= 0; i++)
            bytes = GC.GetTotalAllocatedBytes(precise: true);
        return bytes;
    }
}
