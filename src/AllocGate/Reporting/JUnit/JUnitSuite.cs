namespace AllocGate.Reporting.JUnit;

/// <summary>Test cases under one name. The name is hostile text.</summary>
internal sealed record JUnitSuite(string Name, IReadOnlyList<JUnitCase> Cases);
