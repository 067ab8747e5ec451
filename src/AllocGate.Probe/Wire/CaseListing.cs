namespace AllocGate.Probe.Wire;

/// <summary>What the verb <c>list</c> writes: every benchmark case of one assembly, and what could not be listed.</summary>
/// <param name="Schema"><see cref="WireFormat.Schema"/> of the writer; a reader refuses any other.</param>
/// <param name="Environment">Where the listing ran.</param>
/// <param name="Cases">One entry a case; jobs are collapsed and ids are unique.</param>
/// <param name="Problems">What is missing from <paramref name="Cases"/> and why. Not empty means: the listing is incomplete.</param>
public sealed record CaseListing(
    int Schema,
    ProbeEnvironment Environment,
    IReadOnlyList<ListedCase> Cases,
    IReadOnlyList<DiscoveryProblem> Problems);
