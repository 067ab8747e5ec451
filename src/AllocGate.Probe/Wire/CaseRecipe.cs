namespace AllocGate.Probe.Wire;

/// <summary>
/// All that is needed to run a case without asking BenchmarkDotNet for it again, which costs a process a tenth of a second.
/// </summary>
/// <param name="Type">Assembly-qualified name of the benchmark's closed type.</param>
/// <param name="Method">The benchmark.</param>
/// <param name="GlobalSetup">Null when there is none; the other hooks likewise.</param>
/// <param name="Values">Parameters in BenchmarkDotNet's order.</param>
public sealed record CaseRecipe(
    string Type,
    MethodReference Method,
    MethodReference? GlobalSetup,
    MethodReference? GlobalCleanup,
    MethodReference? IterationSetup,
    MethodReference? IterationCleanup,
    int OperationsPerInvoke,
    bool IsBulkInsert,
    IReadOnlyList<RecipeValue> Values);
