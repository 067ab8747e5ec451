namespace AllocGate.Scanning;

/// <summary>Files that are analysed together, in one compilation.</summary>
/// <param name="Target">The project and target framework.</param>
/// <param name="Files">Absolute paths of the files to analyse; the target's other sources only help to bind them.</param>
internal sealed record ScanUnit(ProjectTarget Target, IReadOnlyList<string> Files);
