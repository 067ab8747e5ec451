namespace AllocGate.Probe.Counting;

/// <summary>Bytes allocated by a stretch of work.</summary>
/// <param name="Thread">By the calling thread: exact.</param>
/// <param name="Process">By all threads; null when the counter could not be trusted.</param>
internal readonly record struct ByteCount(long Thread, long? Process)
{
    public static ByteCount None => new(0, 0);

    public static ByteCount operator +(ByteCount left, ByteCount right) =>
        new(left.Thread + right.Thread, left.Process + right.Process);
}
