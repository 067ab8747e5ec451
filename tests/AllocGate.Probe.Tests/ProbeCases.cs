namespace AllocGate.Probe.Tests;

/// <summary>One copy of the fixture project for all tests of a class.</summary>
public sealed class ProbeCases : IDisposable
{
    internal ProbedProject Project { get; } = new(BuiltOutputs.ProbeCases, "ProbeCases");

    public void Dispose() => Project.Dispose();
}
