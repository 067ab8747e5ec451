using System.Text.Json.Serialization;

namespace AllocGate.Probe.Wire;

/// <summary>Generated ahead of time: a project prepared for AOT switches reflection-based JSON off in its runtimeconfig.</summary>
#if NET9_0_OR_GREATER
// The reader is the tool: a number that is missing in the file must not be read as 0.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
#else
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
#endif
[JsonSerializable(typeof(CaseListing))]
[JsonSerializable(typeof(CaseResult))]
[JsonSerializable(typeof(CaseRecipe))]
[JsonSerializable(typeof(LifetimeResult))]
[JsonSerializable(typeof(EngineRun))]
[JsonSerializable(typeof(ProfileResult))]
[JsonSerializable(typeof(AllocatedCount.Counted), TypeInfoPropertyName = "AllocatedCounted")]
[JsonSerializable(typeof(AllocatedCount.Unknown), TypeInfoPropertyName = "AllocatedUnknown")]
[JsonSerializable(typeof(RetainedCount.Counted), TypeInfoPropertyName = "RetainedCounted")]
[JsonSerializable(typeof(RetainedCount.Unknown), TypeInfoPropertyName = "RetainedUnknown")]
[JsonSerializable(typeof(RetainedCount.NotAsked), TypeInfoPropertyName = "RetainedNotAsked")]
[JsonSerializable(typeof(FootprintCount.Counted), TypeInfoPropertyName = "FootprintCounted")]
[JsonSerializable(typeof(FootprintCount.Unknown), TypeInfoPropertyName = "FootprintUnknown")]
[JsonSerializable(typeof(FootprintCount.NotAsked), TypeInfoPropertyName = "FootprintNotAsked")]
internal sealed partial class WireJson : JsonSerializerContext;
