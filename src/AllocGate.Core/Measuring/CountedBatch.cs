namespace AllocGate.Core.Measuring;

/// <summary>A run of operations with the allocation counters read before and after it.</summary>
/// <param name="Operations">At least 1.</param>
/// <param name="ThreadBytes">B allocated by the benchmark's own thread.</param>
/// <param name="ProcessBytes">B allocated by all threads; null when that counter could not be trusted.</param>
public sealed record CountedBatch(long Operations, long ThreadBytes, long? ProcessBytes);
