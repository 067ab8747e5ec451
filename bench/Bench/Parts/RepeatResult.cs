namespace AllocGate.Bench.Parts;

/// <summary>One case over repeats of one build, under one engine.</summary>
/// <param name="Rounds">How often it was measured.</param>
/// <param name="Exact">In how many of them it was exact.</param>
/// <param name="Bytes">The middle of its figures, in B/op; absent where no round has one.</param>
/// <param name="Spread">Greatest minus smallest figure, in B/op.</param>
/// <param name="ExactSpread">Likewise over its exact figures alone.</param>
/// <param name="Cause">Why it was not exact, as last said.</param>
internal sealed record RepeatResult(
    string Project, string Engine, string Case, int Rounds, int Exact, decimal? Bytes, decimal Spread, decimal ExactSpread, string Cause);
