using System.Text.Json;

namespace AllocGate.Configuration;

/// <summary>What kind of value belongs where, read off the records that the file is read into.</summary>
internal static class ConfigurationKinds
{
    /// <summary>What is wrong with the kind of a value; nothing where it belongs there.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="type">What the value is read into.</param>
    public static string? Wrong(ref Utf8JsonReader reader, Type type)
    {
        var wanted = Nullable.GetUnderlyingType(type) ?? type;
        var found = reader.TokenType;
        if (wanted == typeof(string))
            return found != JsonTokenType.String ? Words(found, "text") : IsText(ref reader) ? null : "It is no UTF-8 text.";
        if (wanted == typeof(bool))
            return found is JsonTokenType.True or JsonTokenType.False ? null : Words(found, "true or false");
        if (wanted == typeof(decimal))
            return found != JsonTokenType.Number ? Words(found, "a number") : reader.TryGetDecimal(out _) ? null : "It is beyond any number that is used here.";
        if (wanted == typeof(int))
            return found != JsonTokenType.Number ? Words(found, "a whole number") : reader.TryGetInt32(out _) ? null : "It is no whole number that is used here.";
        var list = ConfigurationMembers.IsList(wanted);
        return found == (list ? JsonTokenType.StartArray : JsonTokenType.StartObject) ? null : Words(found, list ? "a list" : "an object");
    }

    private static string Words(JsonTokenType found, string wanted) => $"It is {Word(found)}, and {wanted} belongs here.";

    private static string Word(JsonTokenType token) => token switch
    {
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.Null => "null",
        JsonTokenType.True => "true",
        _ => "false",
    };

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
