namespace AllocGate.Core.Measuring;

/// <summary>What one engine can do.</summary>
public static class EngineFacts
{
    /// <summary>False where the engine has no notion of the metric: then no row can have a figure for it.</summary>
    public static bool Measures(this Engine engine, Metric metric) => engine == Engine.Probe || metric == Metric.Allocated;

    /// <summary>As people write it.</summary>
    public static string Name(this Engine engine) => engine switch
    {
        Engine.Probe => "AllocGate's probe",
        Engine.BenchmarkDotNet => "BenchmarkDotNet",
        _ => throw new ArgumentOutOfRangeException(nameof(engine)),
    };
}
