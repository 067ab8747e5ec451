using System.Reflection;
using AllocGate.Probe.Discovery;
using AllocGate.Probe.Profiling;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe;

/// <summary>The verb <c>profile</c>: one case, while the runtime writes down what it allocates.</summary>
internal static class CaseProfile
{
    public static ProfileResult Of(Assembly assembly, string id, CaseRecipe? recipe, TimeSpan budget)
    {
        // A process that the benchmark starts would write its trace over this one's.
        Environment.SetEnvironmentVariable("DOTNET_EnableEventPipe", null);
        try
        {
            return new ProfileResult(WireFormat.Schema, id, new ProfileRun(new Workload(CaseSearch.Find(assembly, id, recipe)), budget).Record(), null);
        }
        catch (DiscoveryException e)
        {
            return Impossible(id, e.Message);
        }
        catch (PhaseFailedException e)
        {
            return new ProfileResult(WireFormat.Schema, id, null, Failures.Describe(e.Phase, e.InnerException!));
        }
        catch (Exception e) when (e is NotSupportedException or InvalidCastException or InvalidProgramException or ArgumentException)
        {
            return new ProfileResult(WireFormat.Schema, id, null, new CaseFailure(FailurePhase.Probe, "unsupported", e.Message, null, null));
        }
    }

    public static ProfileResult Impossible(string id, string why) =>
        new(WireFormat.Schema, id, null, new CaseFailure(FailurePhase.Discovery, "not found", why, null, null));
}
