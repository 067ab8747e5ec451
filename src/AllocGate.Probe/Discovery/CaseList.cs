using System.Reflection;
using AllocGate.Probe.Hosting;
using AllocGate.Probe.Wire;
using BenchmarkDotNet.Attributes;

namespace AllocGate.Probe.Discovery;

/// <summary>The verb <c>list</c>.</summary>
internal static class CaseList
{
    public static CaseListing Of(Assembly assembly)
    {
        var catalogue = CaseCatalogue.Of(assembly);
        var problems = catalogue.Problems.ToList();
        var cases = catalogue.Cases.Select(known => Describe(known, problems)).ToList();
        return new CaseListing(WireFormat.Schema, Surroundings.Describe(assembly), cases, problems);
    }

    public static CaseListing Impossible(Assembly? assembly, string where, string why) =>
        new(WireFormat.Schema, Surroundings.Describe(assembly), [], [new DiscoveryProblem(where, why)]);

    private static ListedCase Describe(KnownCase known, List<DiscoveryProblem> problems)
    {
        var descriptor = known.Benchmark.Descriptor;
        return new ListedCase(
            known.Id,
            $"{descriptor.DisplayInfo} {known.Benchmark.Parameters.DisplayInfo}".TrimEnd(),
            CaseAnnotations.AnyOn(descriptor),
            descriptor.Categories,
            Source(descriptor.WorkloadMethod),
            Math.Max(1, descriptor.OperationsPerInvoke),
            Rows(known, problems),
            Recipes.Of(known.Runnable),
            CaseAnnotations.Alone(descriptor),
            CaseAnnotations.Budgets(descriptor))
        {
            RowsParameter = CaseAnnotations.RowsParameter(descriptor),
            Family = known.Family,
        };
    }

    private static SourceLine? Source(MethodInfo method) =>
        method.GetCustomAttribute<BenchmarkAttribute>() is { SourceCodeFile.Length: > 0, SourceCodeLineNumber: > 0 } attribute
            ? new SourceLine(attribute.SourceCodeFile, attribute.SourceCodeLineNumber)
            : null;

    private static long? Rows(KnownCase known, List<DiscoveryProblem> problems)
    {
        try
        {
            return CaseAnnotations.Rows(known.Benchmark);
        }
        catch (DiscoveryException e)
        {
            problems.Add(new DiscoveryProblem(known.Id, e.Message));
            return null;
        }
    }
}
