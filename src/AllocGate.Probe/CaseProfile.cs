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
        ProfiledOperations? operations = null;
        var failure = CaseAttempt.FailureOf(() =>
            operations = new ProfileRun(new Workload(CaseSearch.Find(assembly, id, recipe)), budget).Record());
        return new ProfileResult(WireFormat.Schema, id, operations, failure);
    }

    public static ProfileResult Impossible(string id, string why) => new(WireFormat.Schema, id, null, CaseAttempt.NotFound(why));
}
