using System.Text.Json;

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
    public static CaseListing ReadListing(string json)
    {
        var listing = JsonSerializer.Deserialize(json, WireJson.Default.CaseListing) ?? throw new JsonException("empty listing");
        return listing.Schema == Schema ? listing : throw new JsonException($"listing has schema {listing.Schema}, this reader knows {Schema}");
    }

    /// <exception cref="JsonException">Not a result of this schema.</exception>
    public static CaseResult ReadResult(string json)
    {
        var result = JsonSerializer.Deserialize(json, WireJson.Default.CaseResult) ?? throw new JsonException("empty result");
        return result.Schema == Schema ? result : throw new JsonException($"result has schema {result.Schema}, this reader knows {Schema}");
    }

    /// <exception cref="JsonException">Not a count of this schema.</exception>
    public static LifetimeResult ReadLifetimes(string json)
    {
        var result = JsonSerializer.Deserialize(json, WireJson.Default.LifetimeResult) ?? throw new JsonException("empty result");
        return result.Schema == Schema ? result : throw new JsonException($"result has schema {result.Schema}, this reader knows {Schema}");
    }

    /// <exception cref="JsonException">Not a run of this schema.</exception>
    public static EngineRun ReadEngineRun(string json)
    {
        var run = JsonSerializer.Deserialize(json, WireJson.Default.EngineRun) ?? throw new JsonException("empty run");
        return run.Schema == Schema ? run : throw new JsonException($"run has schema {run.Schema}, this reader knows {Schema}");
    }

    /// <exception cref="JsonException">Not a result of this schema.</exception>
    public static ProfileResult ReadProfile(string json)
    {
        var result = JsonSerializer.Deserialize(json, WireJson.Default.ProfileResult) ?? throw new JsonException("empty result");
        return result.Schema == Schema ? result : throw new JsonException($"result has schema {result.Schema}, this reader knows {Schema}");
    }
}
