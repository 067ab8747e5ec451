using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace AllocGate.Probe.Discovery;

/// <summary>The text by which a parameter's value is known: whole, invariant, the same in every process.</summary>
internal static class ValueText
{
    // Ids travel on command lines, and Windows ends those at 32,767 characters.
    private const int LongestWhole = 1_024;

    /// <summary>Null when the value has no text of its own; then its place in its source must name it.</summary>
    public static string? Of(object? value)
    {
        var text = value switch
        {
            null => "null",
            string s => $"\"{Escape(s)}\"",
            char c => $"'{Escape(c.ToString())}'",
            bool b => b ? "true" : "false",
            Type t => TypeText.Of(t),
            DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
            Enum e => Escape(e.ToString()),
            _ => HasOwnText(value) ? Escape(Formatted(value)) : null,
        };
        return text is { Length: > LongestWhole } ? Digest(text) : text;
    }

    private static string Formatted(object value) =>
        value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString() ?? "";

    private static bool HasOwnText(object value)
    {
        var writer = value.GetType().GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes)?.DeclaringType;
        return value is IFormattable || (writer != typeof(object) && writer != typeof(ValueType) && value.ToString() is { Length: > 0 } text && text != value.GetType().ToString());
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var paired = char.IsSurrogatePair(text, i) || (i > 0 && char.IsSurrogatePair(text, i - 1));
            _ = c switch
            {
                '\\' => escaped.Append(@"\\"),
                '"' => escaped.Append("\\\""),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\t' => escaped.Append(@"\t"),
                _ when paired || !Unprintable(c) => escaped.Append(c),
                _ => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            };
        }

        return escaped.ToString();
    }

    private static bool Unprintable(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Digest(string text)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.Unicode.GetBytes(text)).AsSpan(0, 16));
        return $"{text.AsSpan(0, 64).TrimEnd('\\')}… ({text.Length} characters, SHA-256 {hash})";
    }
}
