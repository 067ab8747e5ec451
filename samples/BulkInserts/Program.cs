using BenchmarkDotNet.Running;

namespace BulkInserts;

internal static class Program
{
    private static void Main() => BenchmarkRunner.Run(typeof(Program).Assembly);
}
