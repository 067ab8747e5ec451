using System.Text.Json;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Reporting.Json;

/// <summary>What the deserializer does not check: the schema's version, and that no list holds null.</summary>
internal static class ReportJsonShape
{
    /// <exception cref="JsonException">It is not JSON, nested too deeply, or a list holds null.</exception>
    /// <exception cref="InvalidInputException">It is JSON of another schema.</exception>
    public static void Check(ReadOnlySpan<byte> json, string where, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        var inArray = new Stack<bool>();
        string? schema = null;
        var at = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    inArray.Push(reader.TokenType == JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    inArray.Pop();
                    break;
                case JsonTokenType.Null when inArray.TryPeek(out var array) && array:
                    throw new JsonException($"A list holds null at byte {reader.TokenStartIndex:#,0}.");
                case JsonTokenType.PropertyName when reader.CurrentDepth == 1 && reader.ValueTextEquals("schema"):
                    reader.Read();
                    at = (int)reader.TokenStartIndex;
                    schema ??= reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                    reader.Skip();
                    break;
            }
        }

        if (schema != ReportJson.Schema)
            throw new InvalidInputException(OtherSchema(schema), JsonMistake.Place(json, at, where), $"This version of AllocGate reads \"{ReportJson.Schema}\".");
    }

    private static string OtherSchema(string? schema) => schema is null
        ? "The file does not say which schema it follows."
        : $"The report follows another schema, \"{HostileText.Clip(HostileText.OneLine(schema), 60)}\".";
}
