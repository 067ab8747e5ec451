namespace AllocGate.Probe.Wire;

/// <summary>A run of operations with the counters read before and after it.</summary>
/// <param name="Operations">Operations in this batch, at least 1 (calls times <c>OperationsPerInvoke</c>).</param>
/// <param name="ThreadBytes">B allocated by the calling thread, setups excluded.</param>
/// <param name="ProcessBytes">B allocated by the whole process, setups excluded; null when the counter could not be trusted.</param>
public sealed record AllocatedBatch(long Operations, long ThreadBytes, long? ProcessBytes);
