using System.Reflection;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Discovery;

/// <summary>Finds one case again in another process.</summary>
internal static class CaseSearch
{
    /// <param name="recipe">Null to ask BenchmarkDotNet again.</param>
    /// <exception cref="DiscoveryException">There is no such case; says what could not be listed.</exception>
    public static RunnableCase Find(Assembly assembly, string id, CaseRecipe? recipe) =>
        recipe is null ? Ask(assembly, id).Runnable : Recipes.Read(recipe);

    /// <summary>Asks BenchmarkDotNet.</summary>
    /// <exception cref="DiscoveryException">There is no such case; says what could not be listed.</exception>
    public static KnownCase Ask(Assembly assembly, string id)
    {
        var catalogue = CaseCatalogue.Around(assembly, id);
        if (catalogue.Cases.FirstOrDefault(c => c.Id == id) is { } known)
            return known;
        throw new DiscoveryException(catalogue.Problems.Count == 0
            ? "There is no such benchmark case."
            : $"There is no such benchmark case. Some could not be listed: {string.Join("; ", catalogue.Problems.Select(p => $"{p.Where}: {p.Message}"))}");
    }
}
