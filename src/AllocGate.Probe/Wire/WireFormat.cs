using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AllocGate.Probe.Wire;

/// <summary>The probe's result files: JSON, UTF-8, written to a temporary file and then renamed.</summary>
public static class WireFormat
{
    /// <summary>Raised with every change that an older reader would misread.</summary>
    public const int Schema = 1;

    public static string Write(CaseListing listing) => JsonSerializer.Serialize(listing, WireJson.Default.CaseListing);

    public static string Write(CaseResult result) => CaseResultText.Of(result);

    public static string Write(CaseRecipe recipe) => JsonSerializer.Serialize(recipe, WireJson.Default.CaseRecipe);

    public static CaseRecipe ReadRecipe(string json) => RecipeText.Read(json);

    public static string Write(LifetimeResult result) => JsonSerializer.Serialize(result, WireJson.Default.LifetimeResult);

    public static string Write(EngineRun run) => JsonSerializer.Serialize(run, WireJson.Default.EngineRun);

    public static string Write(ProfileResult result) => JsonSerializer.Serialize(result, WireJson.Default.ProfileResult);

    /// <exception cref="JsonException">Not a listing of this schema.</exception>
    public static CaseListing ReadListing(string json) => Read(json, WireJson.Default.CaseListing, l => l.Schema);

    /// <exception cref="JsonException">Not a result of this schema.</exception>
    public static CaseResult ReadResult(string json) => Read(json, WireJson.Default.CaseResult, r => r.Schema);

    /// <exception cref="JsonException">Not a count of this schema.</exception>
    public static LifetimeResult ReadLifetimes(string json) => Read(json, WireJson.Default.LifetimeResult, r => r.Schema);

    /// <exception cref="JsonException">Not a run of this schema.</exception>
    public static EngineRun ReadEngineRun(string json) => Read(json, WireJson.Default.EngineRun, r => r.Schema);

    /// <exception cref="JsonException">Not a result of this schema.</exception>
    public static ProfileResult ReadProfile(string json) => Read(json, WireJson.Default.ProfileResult, r => r.Schema);

    private static T Read<T>(string json, JsonTypeInfo<T> type, Func<T, int> schemaOf)
        where T : class
    {
        try
        {
            var read = JsonSerializer.Deserialize(json, type) ?? throw new JsonException("it is empty");
            return schemaOf(read) is Schema ? read : throw new JsonException($"it has schema {schemaOf(read)}, this reader knows {Schema}");
        }
        // NotSupported: a count without its kind.
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
