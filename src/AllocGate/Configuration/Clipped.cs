namespace AllocGate.Configuration;

/// <summary>A value of a stranger's file within a sentence about it.</summary>
internal static class Clipped
{
    private const int Most = 100;

    public static string Text(string? text) => text is null || text.Length <= Most ? text ?? "" : text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)] + "…";
}
