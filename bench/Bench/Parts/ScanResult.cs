using AllocGate.Bench.Measured;

namespace AllocGate.Bench.Parts;

/// <summary>One way to run the rules over a tree, or over a change in it.</summary>
/// <param name="Tree">Which tree, and which commit of it.</param>
/// <param name="Engine">What ran the rules.</param>
/// <param name="What">The whole tree, or a change of so many files.</param>
/// <param name="Lines">Lines of the C# files that were looked at.</param>
/// <param name="Findings">What the rules reported, at warning or above.</param>
internal sealed record ScanResult(string Tree, string Engine, string What, long Lines, int Findings, TimedRun Time);
