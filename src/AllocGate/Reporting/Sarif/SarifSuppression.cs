using System.Text.Json.Nodes;

namespace AllocGate.Reporting.Sarif;

/// <summary>Why a result is shown and does not count.</summary>
/// <param name="Kind">"external" for a waiver; "inSource" for a #pragma or [SuppressMessage].</param>
/// <param name="Justification">Absent where nobody gave one. Hostile text.</param>
internal sealed record SarifSuppression(string Kind, string? Justification)
{
    public static SarifSuppression? OfWaiver(string? reason) => reason is null ? null : new("external", reason);

    public JsonObject ToJson()
    {
        var suppression = new JsonObject { ["kind"] = Kind, ["status"] = "accepted" };
        if (Justification is not null)
            suppression["justification"] = HostileText.OneLine(Justification, 1_000);
        return suppression;
    }
}
