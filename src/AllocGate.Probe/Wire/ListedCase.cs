namespace AllocGate.Probe.Wire;

/// <summary>One benchmark method with one set of parameters.</summary>
/// <param name="Id">The same in every process and on every machine; what <c>measure --case</c> takes.</param>
/// <param name="DisplayName">For people; may be cut by BenchmarkDotNet, and need not be unique.</param>
/// <param name="Annotated">Whether the method or its class asks for the gate.</param>
/// <param name="Categories">BenchmarkDotNet's categories of method and class.</param>
/// <param name="Source">The line of <c>[Benchmark]</c> as the compiler recorded it; null when it did not.</param>
/// <param name="OperationsPerInvoke">At least 1: operations that one call of the method stands for.</param>
/// <param name="Rows">Entries that one operation inserts (<c>[BulkInsert]</c>); null when not declared.</param>
/// <param name="Recipe">How to run it without BenchmarkDotNet; null where a parameter has no value that could be written down.</param>
/// <param name="Alone">Whether it asks to be measured without neighbours.</param>
/// <param name="Budgets">Limits written on the method, else on its class; raw text.</param>
public sealed record ListedCase(
    string Id,
    string DisplayName,
    bool Annotated,
    IReadOnlyList<string> Categories,
    SourceLine? Source,
    int OperationsPerInvoke,
    long? Rows,
    CaseRecipe? Recipe,
    bool Alone,
    IReadOnlyList<DeclaredBudget> Budgets)
{
    /// <summary>Name of the parameter that holds <see cref="Rows"/>; null when not declared.</summary>
    public string? RowsParameter { get; init; }

    /// <summary>The id with <c>*</c> for the value of that parameter: the same for all its values; null when not declared.</summary>
    public string? Family { get; init; }
}
