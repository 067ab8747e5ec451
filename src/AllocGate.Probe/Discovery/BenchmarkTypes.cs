using System.Reflection;
using AllocGate.Probe.Wire;
using BenchmarkDotNet.Attributes;

namespace AllocGate.Probe.Discovery;

/// <summary>The types of an assembly that declare or inherit benchmarks, generic ones closed as they ask for.</summary>
internal static class BenchmarkTypes
{
    public static IReadOnlyList<Type> In(Assembly assembly, ICollection<DiscoveryProblem> problems)
    {
        var candidates = Loadable(assembly, problems)
            .Where(t => !(t.IsAbstract && !t.IsSealed) && !t.IsInterface && HasBenchmarks(t, problems))
            .ToList();
        var bases = candidates.Where(t => t.BaseType is { IsGenericType: true }).Select(t => t.BaseType!.GetGenericTypeDefinition()).ToHashSet();
        return candidates
            .SelectMany(t => Close(t, isBase: bases.Contains(t), problems))
            .OrderBy(TypeText.Of, StringComparer.Ordinal)
            .ToList();
    }

    private static IEnumerable<Type> Loadable(Assembly assembly, ICollection<DiscoveryProblem> problems)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            foreach (var message in e.LoaderExceptions.Select(l => l?.Message).Distinct())
                problems.Add(new DiscoveryProblem(assembly.GetName().Name ?? "assembly", message ?? "a type could not be loaded"));
            return e.Types.OfType<Type>();
        }
    }

    private static bool HasBenchmarks(Type type, ICollection<DiscoveryProblem> problems)
    {
        try
        {
            return type
                .GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(m => m.IsDefined(typeof(BenchmarkAttribute), inherit: true));
        }
        catch (Exception e) when (e is TypeLoadException or FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            problems.Add(new DiscoveryProblem(TypeText.Of(type), e.Message));
            return false;
        }
    }

    private static IEnumerable<Type> Close(Type type, bool isBase, ICollection<DiscoveryProblem> problems)
    {
        if (!type.IsGenericTypeDefinition)
            return [type];
        var wanted = type.GetCustomAttributes<GenericTypeArgumentsAttribute>(inherit: true).ToList();
        if (wanted.Count == 0 && !isBase)
            problems.Add(new DiscoveryProblem(TypeText.Of(type), "A generic class needs [GenericTypeArguments] to say what to run it with."));
        var closed = new List<Type>();
        foreach (var arguments in wanted)
        {
            try
            {
                closed.Add(type.MakeGenericType(arguments.GenericTypeArguments));
            }
            catch (ArgumentException e)
            {
                problems.Add(new DiscoveryProblem(TypeText.Of(type), e.Message));
            }
        }

        return closed;
    }
}
