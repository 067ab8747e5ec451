namespace AllocGate.Core.Measuring;

/// <summary>One member of a family of bulk inserts.</summary>
/// <param name="Rows">Entries that one operation inserts.</param>
/// <param name="Bytes">Its reading, B/op; of a footprint B.</param>
public sealed record ScalingPoint(long Rows, Reading Bytes);
