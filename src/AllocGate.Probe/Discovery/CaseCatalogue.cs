using System.Globalization;
using System.Reflection;
using AllocGate.Probe.Wire;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

namespace AllocGate.Probe.Discovery;

/// <summary>All benchmark cases of an assembly, as BenchmarkDotNet declares them, and what could not be listed.</summary>
internal sealed class CaseCatalogue
{
    private readonly List<KnownCase> _cases = [];
    private readonly List<DiscoveryProblem> _problems = [];

    public IReadOnlyList<KnownCase> Cases => _cases;

    public IReadOnlyList<DiscoveryProblem> Problems => _problems;

    public static CaseCatalogue Of(Assembly assembly) => Of(assembly, _ => true);

    /// <summary>Only the types that could hold one case: the sources of other types need not run, nor their code compile.</summary>
    public static CaseCatalogue Around(Assembly assembly, string id) =>
        Of(assembly, type => id.StartsWith(TypeText.Of(type) + ".", StringComparison.Ordinal));

    private static CaseCatalogue Of(Assembly assembly, Func<Type, bool> wanted)
    {
        var catalogue = new CaseCatalogue();
        // In a context of its own: a culture set here would otherwise stay with this thread's execution context, and every
        // task that the benchmark starts would allocate 80 B more to carry it.
        ExecutionContext.Run(ExecutionContext.Capture()!, _ =>
        {
            // Order and text of parameters must not depend on the machine's language.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            foreach (var type in BenchmarkTypes.In(assembly, catalogue._problems).Where(wanted))
                catalogue.Add(type);
        }, null);
        catalogue.RefuseDuplicates();
        return catalogue;
    }

    private void Add(Type type)
    {
        try
        {
            var ids = new CaseId();
            // A job that repeats the same parameters under another runtime or count is the same case to this probe.
            var cases = BenchmarkConverter.TypeToBenchmarks(type, ManualConfig.CreateEmpty()).BenchmarksCases
                .DistinctBy(c => (c.Descriptor.WorkloadMethod, c.Parameters), new SameObjects());
            _cases.AddRange(cases.Select(c => new KnownCase(ids.Of(c), c, CaseAnnotations.RowsParameter(c.Descriptor) is { } rows ? ids.FamilyOf(c, rows) : null)));
        }
        catch (Exception e) when (e is not (MissingMemberException or OutOfMemoryException))
        {
            var cause = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            _problems.Add(new DiscoveryProblem(TypeText.Of(type), $"{cause.GetType().Name}: {cause.Message}"));
        }
    }

    private void RefuseDuplicates()
    {
        foreach (var same in _cases.GroupBy(c => c.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).ToList())
        {
            _cases.RemoveAll(c => c.Id == same.Key);
            _problems.Add(new DiscoveryProblem(same.Key, $"{same.Count()} cases have this one name, so none can be told from another. Give their parameters different values."));
        }
    }

    private sealed class SameObjects : IEqualityComparer<(MethodInfo Method, BenchmarkDotNet.Parameters.ParameterInstances Parameters)>
    {
        public bool Equals((MethodInfo Method, BenchmarkDotNet.Parameters.ParameterInstances Parameters) x, (MethodInfo Method, BenchmarkDotNet.Parameters.ParameterInstances Parameters) y) =>
            x.Method == y.Method && ReferenceEquals(x.Parameters, y.Parameters);

        public int GetHashCode((MethodInfo Method, BenchmarkDotNet.Parameters.ParameterInstances Parameters) pair) => pair.Method.GetHashCode();
    }
}
