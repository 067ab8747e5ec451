using System.Reflection;
using AllocGate.Probe.Discovery;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe;

/// <summary>The verb <c>measure</c>: one case, from its constructor to its cleanup.</summary>
internal static class CaseMeasurement
{
    public static CaseResult Of(Assembly assembly, string id, bool withRetained, TimeSpan budget)
    {
        var catalogue = CaseCatalogue.Around(assembly, id);
        if (catalogue.Cases.FirstOrDefault(c => c.Id == id) is not { } known)
            return Impossible(id, NotFound(catalogue));
        return Of(id, () => known.Runnable, withRetained, budget);
    }

    /// <summary>Without asking BenchmarkDotNet, none of whose code runs in this process then.</summary>
    public static CaseResult Of(string id, CaseRecipe recipe, bool withRetained, TimeSpan budget) =>
        Of(id, () => Recipes.Read(recipe), withRetained, budget);

    private static CaseResult Of(string id, Func<RunnableCase> find, bool withRetained, TimeSpan budget)
    {
        AllocatedCount allocated = new AllocatedCount.Unknown("The benchmark failed.");
        RetainedCount retained = withRetained ? new RetainedCount.Unknown("The benchmark failed.") : new RetainedCount.NotAsked();
        FootprintCount footprint = withRetained ? new FootprintCount.Unknown("The benchmark failed.") : new FootprintCount.NotAsked();
        CaseFailure? failure = null;
        try
        {
            (allocated, retained, footprint) = new CaseRun(new Workload(find()), budget).Count(withRetained);
        }
        catch (PhaseFailedException e)
        {
            failure = Failures.Describe(e.Phase, e.InnerException!);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidCastException or InvalidProgramException or ArgumentException)
        {
            failure = new CaseFailure(FailurePhase.Probe, "unsupported", e.Message, null, null);
        }

        return new CaseResult(WireFormat.Schema, id, allocated, retained, footprint, failure);
    }

    public static CaseResult Impossible(string id, string why) => new(
        WireFormat.Schema,
        id,
        new AllocatedCount.Unknown(why),
        new RetainedCount.Unknown(why),
        new FootprintCount.Unknown(why),
        new CaseFailure(FailurePhase.Discovery, "not found", why, null, null));

    private static string NotFound(CaseCatalogue catalogue) => catalogue.Problems.Count == 0
        ? "There is no such benchmark case."
        : $"There is no such benchmark case. Some could not be listed: {string.Join("; ", catalogue.Problems.Select(p => $"{p.Where}: {p.Message}"))}";
}
