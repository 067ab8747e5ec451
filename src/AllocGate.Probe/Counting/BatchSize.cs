namespace AllocGate.Probe.Counting;

/// <summary>Numbers of calls that many small numbers divide, so that what happens at every second, third or twenty-fourth call happens equally often in each batch.</summary>
internal static class BatchSize
{
    private static readonly long[] _sizes = [1, 2, 4, 6, 12, 24, 48, 60, 120, 240, 360, 720, 1_260, 2_520, 5_040, 10_080];

    /// <param name="most">At least 1.</param>
    public static long Below(long most)
    {
        var size = _sizes[0];
        foreach (var candidate in _sizes)
        {
            if (candidate <= most)
                size = candidate;
        }

        return size;
    }
}
