namespace AllocGate.Core.Measuring;

/// <summary>What is measured of a benchmark case. The first two are in B/op.</summary>
public enum Metric
{
    /// <summary>Managed bytes allocated by one operation.</summary>
    Allocated,

    /// <summary>Bytes of live heap that stay per operation after a full blocking collection.</summary>
    Retained,

    /// <summary>Live bytes that the value built by one operation holds while it is kept, in B.</summary>
    Footprint,

    /// <summary>Objects given to <c>Lifetime.Track</c> that are still alive after the operation. Only of a case that tracks any.</summary>
    Lifetimes,
}
