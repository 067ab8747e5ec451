using System.Reflection;
using AllocGate.Probe.Discovery;
using BenchmarkDotNet.Running;

namespace AllocGate.Probe.Running;

/// <summary>What of a benchmark case decides how it is run.</summary>
/// <param name="Type">Closed.</param>
/// <param name="OperationsPerInvoke">At least 1.</param>
/// <param name="IsBulkInsert">Whether it says that it inserts many entries.</param>
/// <param name="Parameters">In BenchmarkDotNet's order.</param>
internal sealed record RunnableCase(
    Type Type,
    MethodInfo Method,
    MethodInfo? GlobalSetup,
    MethodInfo? GlobalCleanup,
    MethodInfo? IterationSetup,
    MethodInfo? IterationCleanup,
    int OperationsPerInvoke,
    bool IsBulkInsert,
    IReadOnlyList<CaseParameter> Parameters)
{
    public static RunnableCase Of(BenchmarkCase benchmark)
    {
        var descriptor = benchmark.Descriptor;
        return new(
            descriptor.Type,
            descriptor.WorkloadMethod,
            descriptor.GlobalSetupMethod,
            descriptor.GlobalCleanupMethod,
            descriptor.IterationSetupMethod,
            descriptor.IterationCleanupMethod,
            Math.Max(1, descriptor.OperationsPerInvoke),
            CaseAnnotations.IsBulkInsert(descriptor),
            [.. benchmark.Parameters.Items.Select(p => new CaseParameter(p.Name, p.IsArgument, p.Value))]);
    }
}
