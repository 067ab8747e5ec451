using System.Reflection;
using AllocGate.Probe.Discovery;
using AllocGate.Probe.Hosting;
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
            return Impossible(assembly, id, NotFound(catalogue));

        AllocatedCount allocated = new AllocatedCount.Unknown("The benchmark failed.");
        RetainedCount retained = withRetained ? new RetainedCount.Unknown("The benchmark failed.") : new RetainedCount.NotAsked();
        CaseFailure? failure = null;
        try
        {
            (allocated, retained) = new CaseRun(new Workload(known.Benchmark), budget).Count(withRetained);
        }
        catch (PhaseFailedException e)
        {
            failure = Failures.Describe(e.Phase, e.InnerException!);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidCastException or InvalidProgramException or ArgumentException)
        {
            failure = new CaseFailure(FailurePhase.Probe, "unsupported", e.Message, null, null);
        }

        return new CaseResult(WireFormat.Schema, id, Surroundings.Describe(assembly), allocated, retained, failure);
    }

    public static CaseResult Impossible(Assembly? assembly, string id, string why) => new(
        WireFormat.Schema,
        id,
        Surroundings.Describe(assembly),
        new AllocatedCount.Unknown(why),
        new RetainedCount.Unknown(why),
        new CaseFailure(FailurePhase.Discovery, "not found", why, null, null));

    private static string NotFound(CaseCatalogue catalogue) => catalogue.Problems.Count == 0
        ? "There is no such benchmark case."
        : $"There is no such benchmark case. Some could not be listed: {string.Join("; ", catalogue.Problems.Select(p => $"{p.Where}: {p.Message}"))}";
}
