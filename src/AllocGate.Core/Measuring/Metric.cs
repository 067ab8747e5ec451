namespace AllocGate.Core.Measuring;

/// <summary>What is measured of a benchmark case. Both are in B/op.</summary>
public enum Metric
{
    /// <summary>Managed bytes allocated by one operation.</summary>
    Allocated,

    /// <summary>Bytes of live heap that stay per operation after a full blocking collection.</summary>
    Retained,
}
