using System.Text.Json.Nodes;

namespace AllocGate.Reporting.Sarif;

/// <summary>One result.</summary>
/// <param name="RuleId">Of the rule that found it.</param>
/// <param name="Level">"error", "warning" or "note".</param>
/// <param name="Message">Hostile text.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Related">Further places, each with its message.</param>
/// <param name="Fingerprint">The same from run to run, over moved lines.</param>
/// <param name="Suppression">Why it does not count; absent where it does.</param>
internal sealed record SarifResult(
    string RuleId, string Level, string Message, JsonObject Location, IReadOnlyList<JsonObject> Related, string Fingerprint, SarifSuppression? Suppression)
{
    // Once any result says whether it is suppressed, all do.
    public JsonObject ToJson(SarifRules rules) => new()
    {
        ["ruleId"] = RuleId,
        ["ruleIndex"] = rules.IndexOf(RuleId),
        ["level"] = Level,
        ["message"] = SarifText.Message(Message),
        ["locations"] = new JsonArray(Location),
        ["relatedLocations"] = new JsonArray([.. Related.Select((place, i) => Numbered(place, i + 1))]),
        ["partialFingerprints"] = new JsonObject { ["allocgate/v1"] = Fingerprint },
        ["suppressions"] = Suppression is null ? new JsonArray() : new JsonArray(Suppression.ToJson()),
    };

    private static JsonObject Numbered(JsonObject place, int id)
    {
        place["id"] = id;
        return place;
    }
}
