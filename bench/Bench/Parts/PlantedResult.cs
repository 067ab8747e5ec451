namespace AllocGate.Bench.Parts;

/// <summary>One planted change, or a change that only looks like growth.</summary>
/// <param name="Engine">Who counted.</param>
/// <param name="Plant">What was planted.</param>
/// <param name="Expected">reported, failed or passed.</param>
/// <param name="AsExpected">In how many rounds it came out so.</param>
/// <param name="Otherwise">What it came to in the others.</param>
internal sealed record PlantedResult(string Engine, string Plant, string Expected, int Rounds, int AsExpected, IReadOnlyList<string> Otherwise);
