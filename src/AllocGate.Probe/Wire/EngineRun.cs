namespace AllocGate.Probe.Wire;

/// <summary>What the verb <c>bdn</c> writes: where BenchmarkDotNet's own report of one case is.</summary>
/// <param name="Schema"><see cref="WireFormat.Schema"/> of the writer; a reader refuses any other.</param>
/// <param name="Id">The case that was asked for.</param>
/// <param name="Report">Absolute path of its full JSON report; null when there is none, and then <paramref name="Failure"/> says why.</param>
/// <param name="Failure">Set when the benchmark threw or BenchmarkDotNet refused it.</param>
public sealed record EngineRun(int Schema, string Id, string? Report, CaseFailure? Failure);
