namespace AllocGate.Core.Measuring;

/// <summary>A limit written on the benchmark itself. It holds with no baseline at all.</summary>
/// <param name="Metric">What is limited.</param>
/// <param name="Limit">The most that is allowed, in B/op, of a footprint in B.</param>
public sealed record Budget(Metric Metric, BytesPerOperation Limit);
