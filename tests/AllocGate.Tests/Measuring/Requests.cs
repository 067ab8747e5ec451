using AllocGate.Core.Measuring;
using AllocGate.Gating;

namespace AllocGate.Tests.Measuring;

/// <summary>Measure requests with what a test doesn't care about filled in.</summary>
internal static class Requests
{
    public static MeasureRequest For(params string[] projects) => new(
        projects,
        SelectAll: null,
        CaseFilter.Everything,
        Frameworks: [],
        Configuration: null,
        new Dictionary<string, string>(),
        Jobs: 2,
        // Far beyond what any case needs on a busy machine.
        Timeout: TimeSpan.FromMinutes(5),
        new Dictionary<string, ProjectSection>());
}
