using System.Reflection;
using AllocGate.Probe.Discovery;
using AllocGate.Probe.Running;
using AllocGate.Probe.Tracking;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe;

/// <summary>The verb <c>measure</c>: one case, from its constructor to its cleanup.</summary>
internal static class CaseMeasurement
{
    /// <param name="recipe">With it BenchmarkDotNet is not asked, and none of its code runs in this process.</param>
    public static CaseResult Of(Assembly assembly, string id, CaseRecipe? recipe, bool withRetained, TimeSpan budget)
    {
        var lifetime = LifetimeHook.Install(observer: null);
        AllocatedCount allocated = new AllocatedCount.Unknown("The benchmark failed.");
        RetainedCount retained = withRetained ? new RetainedCount.Unknown("The benchmark failed.") : new RetainedCount.NotAsked();
        FootprintCount footprint = withRetained ? new FootprintCount.Unknown("The benchmark failed.") : new FootprintCount.NotAsked();
        var failure = CaseAttempt.FailureOf(() =>
            (allocated, retained, footprint) = new CaseRun(new Workload(CaseSearch.Find(assembly, id, recipe)), budget).Count(withRetained));
        return new CaseResult(WireFormat.Schema, id, allocated, retained, footprint, failure, lifetime.IsUsed);
    }

    public static CaseResult Impossible(string id, string why) => new(
        WireFormat.Schema,
        id,
        new AllocatedCount.Unknown(why),
        new RetainedCount.Unknown(why),
        new FootprintCount.Unknown(why),
        CaseAttempt.NotFound(why),
        TracksObjects: false);
}
