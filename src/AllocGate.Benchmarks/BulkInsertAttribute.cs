namespace AllocGate.Benchmarks;

/// <summary>Puts a benchmark that inserts many entries in one operation under the gate.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BulkInsertAttribute : AllocationGateAttribute
{
    /// <summary>Name of the <c>[Params]</c> member or argument that holds the number of entries one operation inserts.</summary>
    public string? Rows { get; set; }
}
