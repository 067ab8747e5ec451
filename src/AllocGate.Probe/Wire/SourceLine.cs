namespace AllocGate.Probe.Wire;

/// <summary>A place in the source as the compiler wrote it down.</summary>
/// <param name="File">The compiler's path: absolute on the building machine, or mapped (<c>/_/…</c>) in a deterministic build.</param>
/// <param name="Line">1-based.</param>
public sealed record SourceLine(string File, int Line);
