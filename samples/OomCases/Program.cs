using BenchmarkDotNet.Running;

namespace OomCases;

internal static class Program
{
    private static void Main() => BenchmarkRunner.Run(typeof(Program).Assembly);
}
