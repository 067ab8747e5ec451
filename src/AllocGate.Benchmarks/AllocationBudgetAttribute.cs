using System.Runtime.CompilerServices;

namespace AllocGate.Benchmarks;

/// <summary>
/// Puts a benchmark under the gate with limits of its own, which hold without any baseline. On a method it replaces the
/// budget of the class.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllocationBudgetAttribute : AllocationGateAttribute
{
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <param name="sourceLine">Filled in by the compiler.</param>
    public AllocationBudgetAttribute([CallerFilePath] string sourceFile = "", [CallerLineNumber] int sourceLine = 0)
    {
        SourceFile = sourceFile;
        SourceLine = sourceLine;
    }

    /// <summary>The most that one operation may allocate, such as <c>"0 B"</c>, <c>"48 B"</c> or <c>"2 MB"</c>.</summary>
    public string? Allocated { get; set; }

    /// <summary>The most that may stay reachable an operation, such as <c>"0 B"</c>.</summary>
    public string? Retained { get; set; }

    /// <summary>The most that the value built by one operation may hold while it is kept, such as <c>"2 MB"</c>.</summary>
    public string? Footprint { get; set; }

    /// <summary>
    /// The most that each further row may allocate, such as <c>"48 B"</c>. It holds for a <see cref="BulkInsertAttribute"/> with
    /// three or more values of its rows; with fewer it cannot be told, and the gate says so.
    /// </summary>
    public string? PerRow { get; set; }

    public string SourceFile { get; }

    /// <summary>1-based; 0 when the compiler did not say.</summary>
    public int SourceLine { get; }
}
