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
        try
        {
            var (operations, objects) = new LifetimeRun(new Workload(CaseSearch.Find(assembly, id, recipe)), tracked).Count(budget);
            return new LifetimeResult(WireFormat.Schema, id, operations, objects, null);
        }
        catch (DiscoveryException e)
        {
            return Impossible(id, e.Message);
        }
        catch (PhaseFailedException e)
        {
            return Failed(id, Failures.Describe(e.Phase, e.InnerException!));
        }
        catch (Exception e) when (e is NotSupportedException or InvalidCastException or InvalidProgramException or ArgumentException)
        {
            return Failed(id, new CaseFailure(FailurePhase.Probe, "unsupported", e.Message, null, null));
        }
    }

    public static LifetimeResult Impossible(string id, string why) =>
        Failed(id, new CaseFailure(FailurePhase.Discovery, "not found", why, null, null));

    private static LifetimeResult Failed(string id, CaseFailure failure) => new(WireFormat.Schema, id, 0, [], failure);
}
