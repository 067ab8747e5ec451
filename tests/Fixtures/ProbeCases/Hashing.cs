using BenchmarkDotNet.Attributes;

namespace ProbeCases;

/// <summary>Bytes that hang on the process's random hash seeds.</summary>
public class Hashing
{
    private const int Lengths = 1 << 16;

    [Benchmark]
    public byte[] SizedByString() => new byte[(uint)"a text".GetHashCode() % Lengths];

    [Benchmark]
    public byte[] SizedByHashCode() => new byte[(uint)HashCode.Combine(1, 2) % Lengths];
}
