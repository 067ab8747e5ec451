using System.Text.Json;
using System.Text.RegularExpressions;
using AllocGate.Gating;

namespace AllocGate.Git;

/// <summary>A GitHub event, of which nothing is believed before it was looked at.</summary>
internal sealed partial record EventFile(JsonElement Root, string Path)
{
    /// <summary>A full SHA-1 or SHA-256 in lower case that is not all zeros.</summary>
    public static bool IsCommit(string text) => FullSha().IsMatch(text) && text.AsSpan().ContainsAnyExcept('0');

    /// <exception cref="InvalidInputException">There is none.</exception>
    public string Commit(params ReadOnlySpan<string> names)
    {
        var text = Text(names);
        return text is not null && IsCommit(text)
            ? text
            : throw new InvalidInputException($"{string.Join('.', names!)} is not a commit.", Path);
    }

    public string? Text(params ReadOnlySpan<string> names)
    {
        try
        {
            return Find(names) is { ValueKind: JsonValueKind.String } element ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text.
            return null;
        }
    }

    public bool? Flag(params ReadOnlySpan<string> names) => Find(names)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private JsonElement? Find(ReadOnlySpan<string> names)
    {
        var element = Root;
        foreach (var name in names)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }

    [GeneratedRegex(@"\A([0-9a-f]{40}|[0-9a-f]{64})\z")]
    private static partial Regex FullSha();
}
