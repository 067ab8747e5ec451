using System.Text.Json.Serialization;

namespace AllocGate.Probe.Wire;

/// <summary>What the probe was doing when a case failed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailurePhase>))]
public enum FailurePhase
{
    /// <summary>The case, its type or its parameters could not be found or loaded.</summary>
    Discovery,
    Constructor,
    GlobalSetup,
    IterationSetup,
    Benchmark,
    IterationCleanup,
    GlobalCleanup,

    /// <summary>The probe itself: a shape it can't run, or its own mistake.</summary>
    Probe,
}
