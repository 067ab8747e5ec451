using System.Text;

namespace AllocGate.Git;

/// <summary>Paths as git writes them into patches: in quotation marks, with C escapes, where they hold something unusual.</summary>
internal static class QuotedPath
{
    /// <summary>Reads one path at the start of a text, and says how many characters it took.</summary>
    public static (string Path, int Length) Read(string text)
    {
        if (!text.StartsWith('"'))
            return (text, text.Length);
        var bytes = new List<byte>();
        var at = 1;
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] != '\\' || at + 1 >= text.Length)
            {
                // Surrogates come in pairs: take both so that they encode.
                var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(at, length)));
                at += length;
                continue;
            }

            at++;
            if (text[at] is >= '0' and <= '7' && at + 3 <= text.Length && text.AsSpan(at, 3).IndexOfAnyExceptInRange('0', '7') < 0)
            {
                bytes.Add((byte)Convert.ToInt32(text.Substring(at, 3), 8));
                at += 3;
                continue;
            }

            bytes.Add((byte)(text[at] switch { 'a' => '\a', 'b' => '\b', 't' => '\t', 'n' => '\n', 'v' => '\v', 'f' => '\f', 'r' => '\r', var c => c }));
            at++;
        }

        return (Encoding.UTF8.GetString([.. bytes]), Math.Min(at + 1, text.Length));
    }

    /// <summary>The path of "--- a/path" or "+++ b/path" without its prefix, or nothing for /dev/null.</summary>
    public static string? WithoutPrefix(string text)
    {
        // git ends an unquoted name that has a blank with a tab.
        var (path, _) = Read(text.StartsWith('"') || !text.EndsWith('\t') ? text : text[..^1]);
        return path == "/dev/null" ? null : path[Math.Min(2, path.Length)..];
    }

    /// <summary>The path of "diff --git a/path b/path" where both are the same.</summary>
    public static string OfHeader(string rest)
    {
        var (first, length) = Read(rest);
        return rest.StartsWith('"') && length < rest.Length ? first[Math.Min(2, first.Length)..] : rest[Math.Min(2, rest.Length / 2)..(rest.Length / 2)];
    }
}
