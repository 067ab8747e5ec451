using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AllocGate.Configuration;

/// <summary>Puts a waiver into the text of allocgate.json. Comments, order and spacing of the rest stay as they are.</summary>
internal static class WaiverInsertion
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <param name="text">A configuration that can be read, or nothing but white space.</param>
    /// <param name="waiver">The entry.</param>
    public static string Insert(string text, WaiverContent waiver)
    {
        var entry = Indented(JsonSerializer.Serialize(waiver, Options), "    ");
        if (string.IsNullOrWhiteSpace(text))
            return $"{{\n  \"waivers\": [\n{entry}\n  ]\n}}\n";
        var utf8 = Encoding.UTF8.GetBytes(text);
        var list = Places.Of(utf8, "waivers");
        return list is { } waivers
            ? Put(utf8, waivers, entry, "\n  ")
            : Put(utf8, Places.Of(utf8, null)!.Value, $"  \"waivers\": [\n{entry}\n  ]", "\n");
    }

    private static string Put(byte[] utf8, Places at, string entry, string before)
    {
        var text = new StringBuilder();
        text.Append(Encoding.UTF8.GetString(utf8.AsSpan(0, at.AfterLast)));
        if (at.NeedsComma)
            text.Append(',');
        // The entry begins a line of its own: a comment behind the last one ends there.
        var rest = Encoding.UTF8.GetString(utf8.AsSpan(at.AfterLast, at.Close - at.AfterLast)).TrimEnd();
        return text.Append(rest).Append('\n').Append(entry).Append(before).Append(Encoding.UTF8.GetString(utf8.AsSpan(at.Close))).ToString();
    }

    private static string Indented(string json, string indent) => string.Join('\n', json.Split('\n').Select(line => indent + line));

    /// <summary>Where a list or object of the root can be added to, as offsets into the bytes.</summary>
    private readonly record struct Places(int AfterLast, int Close, bool NeedsComma)
    {
        /// <param name="utf8">The file.</param>
        /// <param name="member">A list of the root; absent: the root itself.</param>
        public static Places? Of(byte[] utf8, string? member)
        {
            var start = utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
            var reader = new Utf8JsonReader(utf8.AsSpan(start), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Allow, AllowTrailingCommas = true });
            var (depth, inside, last, empty) = (member is null ? 0 : 1, false, 0, true);
            var next = false;
            var comments = new List<(int From, int To)>();
            while (reader.Read())
            {
                var end = start + (int)reader.BytesConsumed;
                if (reader.TokenType == JsonTokenType.Comment)
                {
                    comments.Add((start + (int)reader.TokenStartIndex, end));
                    continue;
                }

                if (!inside)
                {
                    if (reader.CurrentDepth == depth && (member is null || next) && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                        (inside, last) = (true, end);
                    next = reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && member is not null && reader.ValueTextEquals(member);
                    continue;
                }

                if (reader.CurrentDepth == depth)
                {
                    var close = start + (int)reader.TokenStartIndex;
                    return new(last, close, !empty && !HasComma(utf8, last, close, comments));
                }

                (last, empty) = (end, false);
            }

            return null;
        }

        private static bool HasComma(byte[] utf8, int from, int to, List<(int From, int To)> comments)
        {
            for (var i = from; i < to; i++)
            {
                if (utf8[i] == ',' && !comments.Any(c => i >= c.From && i < c.To))
                    return true;
            }

            return false;
        }
    }
}
