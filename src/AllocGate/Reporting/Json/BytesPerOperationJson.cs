using System.Text.Json;
using System.Text.Json.Serialization;
using AllocGate.Core.Measuring;

namespace AllocGate.Reporting.Json;

/// <summary>The exact fraction: { "bytes": 195, "operations": 2 }.</summary>
internal sealed class BytesPerOperationJson : JsonConverter<BytesPerOperation>
{
    public override BytesPerOperation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Bytes per operation are an object with bytes and operations.");
        long? bytes = null;
        long? operations = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "bytes")
                bytes = Whole(ref reader);
            else if (name == "operations")
                operations = Whole(ref reader);
            else
                reader.Skip();
        }

        if (bytes is null || operations is null)
            throw new JsonException("Bytes per operation need both bytes and operations.");
        if (operations < 1)
            throw new JsonException("Operations must be at least 1.");
        return new BytesPerOperation(bytes.Value, operations.Value);
    }

    public override void Write(Utf8JsonWriter writer, BytesPerOperation value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("bytes", value.Bytes);
        writer.WriteNumber("operations", value.Operations);
        writer.WriteEndObject();
    }

    private static long Whole(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
            ? value
            : throw new JsonException("Bytes and operations are whole numbers of at most 64 bits.");
}
