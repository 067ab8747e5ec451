using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AllocGate.Core.Verifying;

namespace AllocGate.Reporting.Json;

/// <summary>Both engines' figures as JSON. Described in docs/engines.md.</summary>
public static class VerificationJson
{
    /// <summary>Name and version of the format.</summary>
    public const string Schema = "allocgate-verification/1";

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new BytesPerOperationJson() },
    };

    public static string Write(IReadOnlyList<VerifiedCase> cases, string toolVersion) =>
        JsonSerializer.Serialize(new Content(Schema, toolVersion, cases), s_options) + "\n";

    private sealed record Content(string Schema, string Tool, IReadOnlyList<VerifiedCase> Cases);
}
