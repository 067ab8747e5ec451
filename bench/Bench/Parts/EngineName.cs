namespace AllocGate.Bench.Parts;

/// <summary>How the report calls BenchmarkDotNet's jobs.</summary>
internal static class EngineName
{
    public static string Of(string job) => job switch { "dry" => "BenchmarkDotNet Dry", "short" => "BenchmarkDotNet ShortRun", _ => "BenchmarkDotNet default" };
}
