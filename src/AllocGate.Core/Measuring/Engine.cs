namespace AllocGate.Core.Measuring;

/// <summary>The instrument that counts bytes.</summary>
public enum Engine
{
    /// <summary>AllocGate's own probe.</summary>
    Probe,

    /// <summary>BenchmarkDotNet with its MemoryDiagnoser: allocated bytes only, rounded to whole bytes, counted once.</summary>
    BenchmarkDotNet,
}
