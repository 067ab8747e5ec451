using System.Text.Json.Serialization;

namespace AllocGate.Core.Measuring;

/// <summary>A limit written on the benchmark itself. It holds with no baseline at all.</summary>
/// <param name="Metric">What is limited.</param>
/// <param name="Limit">The most that is allowed, in B/op, of a footprint in B.</param>
/// <param name="PerRow">True: the limit is for each further row of a family of bulk inserts, not for the whole operation.</param>
public sealed record Budget(
    Metric Metric,
    BytesPerOperation Limit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool PerRow = false);
