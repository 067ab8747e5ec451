namespace AllocGate.Measuring;

/// <summary>How many cases there is memory for side by side, and how far the heap of each may grow.</summary>
/// <param name="Jobs">At least 1.</param>
/// <param name="HeapLimit">In B. One benchmark that eats the heap must not take the machine down, nor its neighbours.</param>
/// <param name="Notice">That memory and not the number of jobs decided; absent where it did not.</param>
internal sealed record MemoryRoom(int Jobs, long HeapLimit, string? Notice)
{
    /// <summary>What a case needs to be measured at ease, in B.</summary>
    public const long LeastHeap = 512L << 20;

    /// <param name="jobs">How many cases were asked for, at least 1.</param>
    /// <param name="available">Memory that may be used, in B; a quarter of it is left to everything else.</param>
    public static MemoryRoom Of(int jobs, long available)
    {
        var usable = available / 4 * 3;
        var room = (int)Math.Clamp(usable / LeastHeap, 1, jobs);
        return new(room, usable / room, room == jobs
            ? null
            : $"Memory ({available >> 20:#,0} MB) has room for {room} of {jobs} cases side by side: --jobs {room}.");
    }
}
