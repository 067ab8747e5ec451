using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>One project of a base commit under one framework, as it was measured before.</summary>
/// <param name="Key">What its figures hang on.</param>
/// <param name="Environment">Where they were measured.</param>
/// <param name="Cases">Every case that it declares.</param>
public sealed record CachedProject(BaseKey Key, RunEnvironment Environment, IReadOnlyList<CachedCase> Cases)
{
    /// <summary>
    /// True where measuring here would give the same figures: what must match does, and the runtime is the same to the patch. The
    /// patch cancels out only where both sides are measured in one run.
    /// </summary>
    public bool HoldsUnder(RunEnvironment here) =>
        here.MustMatchDifferences(Environment).Count == 0 && here.Runtime == Environment.Runtime;
}
