using System.Reflection;
using AllocGate.Probe.Discovery;
using AllocGate.Probe.Running;
using AllocGate.Probe.Tracking;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe;

/// <summary>The verb <c>lifetimes</c>: one case, with its tracked objects watched.</summary>
internal static class CaseLifetimes
{
    public static LifetimeResult Of(Assembly assembly, string id, CaseRecipe? recipe, TimeSpan budget)
    {
        var tracked = new TrackedSet();
        LifetimeHook.Install(tracked.Add);
        var (operations, objects) = (0L, (IReadOnlyList<TrackedObjects>)[]);
        var failure = CaseAttempt.FailureOf(() =>
            (operations, objects) = new LifetimeRun(new Workload(CaseSearch.Find(assembly, id, recipe)), tracked).Count(budget));
        return new LifetimeResult(WireFormat.Schema, id, operations, objects, failure);
    }

    public static LifetimeResult Impossible(string id, string why) => new(WireFormat.Schema, id, 0, [], CaseAttempt.NotFound(why));
}
