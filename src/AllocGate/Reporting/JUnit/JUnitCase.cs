namespace AllocGate.Reporting.JUnit;

/// <summary>One test case. Its texts are hostile.</summary>
/// <param name="Name">Of the case within its suite.</param>
/// <param name="File">Path in the repository; absent where there is none.</param>
/// <param name="Line">1-based; 0 where there is none.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Details">Why, a line each; for a case that passes, its figures.</param>
internal sealed record JUnitCase(string Name, string? File, int Line, JUnitResult Result, IReadOnlyList<string> Details);
