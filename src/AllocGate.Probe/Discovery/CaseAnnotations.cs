using System.Reflection;
using AllocGate.Probe.Wire;
using BenchmarkDotNet.Running;

namespace AllocGate.Probe.Discovery;

/// <summary>
/// What a benchmark asks of the gate. The attributes are known by name: the benchmark project may bring another version of
/// their package than this probe has seen, or define its own.
/// </summary>
internal static class CaseAnnotations
{
    private const string Category = "AllocGate";
    private const string Gate = "AllocGate.Benchmarks.AllocationGateAttribute";
    private const string BulkInsert = "AllocGate.Benchmarks.BulkInsertAttribute";
    private const string Budget = "AllocGate.Benchmarks.AllocationBudgetAttribute";

    public static bool AnyOn(Descriptor descriptor) =>
        descriptor.HasCategory(Category) || Find(descriptor, Gate) is not null || Find(descriptor, BulkInsert) is not null || Find(descriptor, Budget) is not null;

    public static bool IsBulkInsert(Descriptor descriptor) => Find(descriptor, BulkInsert) is not null;

    /// <summary>True where any attribute of the gate on the method or its class says so.</summary>
    public static bool Alone(Descriptor descriptor) =>
        All(descriptor.WorkloadMethod, Gate).Concat(All(descriptor.Type, Gate)).Any(a => Read(a, "Alone") is true);

    /// <summary>Name of the member or argument that holds the number of rows; null when not declared.</summary>
    public static string? RowsParameter(Descriptor descriptor) =>
        Find(descriptor, BulkInsert) is { } attribute ? Read(attribute, "Rows") as string : null;

    /// <exception cref="DiscoveryException">The name that <c>Rows</c> gives holds no whole number.</exception>
    public static long? Rows(BenchmarkCase benchmark)
    {
        if (RowsParameter(benchmark.Descriptor) is not { } name)
            return null;
        var value = benchmark.Parameters.Items.FirstOrDefault(p => p.Name == name)?.Value;
        return value is sbyte or byte or short or ushort or int or uint or long
            ? Convert.ToInt64(value, provider: null)
            : throw new DiscoveryException($"[BulkInsert(Rows = \"{name}\")] names no [Params] member or argument that holds a whole number.");
    }

    public static IReadOnlyList<DeclaredBudget> Budgets(Descriptor descriptor)
    {
        if (Find(descriptor, Budget) is not { } attribute)
            return [];
        var source = Read(attribute, "SourceFile") is string { Length: > 0 } file && Read(attribute, "SourceLine") is int line and > 0
            ? new SourceLine(file, line)
            : null;
        return new[] { "allocated", "retained", "footprint", "perRow" }
            .Select(metric => (metric, Read(attribute, char.ToUpperInvariant(metric[0]) + metric[1..])))
            .Where(b => b.Item2 is string)
            .Select(b => new DeclaredBudget(b.Item1, (string)b.Item2!, source))
            .ToList();
    }

    private static object? Find(Descriptor descriptor, string name) =>
        On(descriptor.WorkloadMethod, name) ?? On(descriptor.Type, name);

    private static object? On(MemberInfo member, string name) => All(member, name).FirstOrDefault();

    private static IEnumerable<object> All(MemberInfo member, string name) =>
        member.GetCustomAttributes(inherit: true).Where(a => Lineage(a.GetType()).Any(t => t.FullName == name));

    private static IEnumerable<Type> Lineage(Type? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }

    private static object? Read(object attribute, string property) => attribute.GetType().GetProperty(property)?.GetValue(attribute);
}
