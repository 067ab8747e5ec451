namespace AllocGate.Measuring.Profiling;

/// <summary>A place in a method's intermediate language.</summary>
/// <param name="Module">The assembly's file.</param>
/// <param name="Token">The method's metadata token.</param>
/// <param name="Offset">IL offset.</param>
internal readonly record struct CodeOffset(string Module, int Token, int Offset);
