using System.Text.Json.Serialization;

namespace AllocGate.Probe.Wire;

/// <summary>How far the just-in-time compiler had come when bytes were counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CodeTier>))]
public enum CodeTier
{
    /// <summary>The benchmark method ran its final code, and nothing was compiled any more.</summary>
    Settled,

    /// <summary>The operation was too slow to reach its final code within the budget: compare with the same tier only.</summary>
    Unsettled,
}
