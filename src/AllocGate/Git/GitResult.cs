using System.Text.RegularExpressions;

namespace AllocGate.Git;

/// <summary>How a git command ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Standard output; empty where it went elsewhere.</param>
/// <param name="Error">Standard error, with credentials taken out of addresses.</param>
internal sealed partial record GitResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The output without its last line break: names may end in blanks.</summary>
    public string Text => Output.EndsWith('\n') ? Output[..^1] : Output;

    /// <summary>The line in which git says what is wrong.</summary>
    public string Complaint
    {
        get
        {
            var lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.FirstOrDefault(l => l.StartsWith("fatal:", StringComparison.Ordinal) || l.StartsWith("error:", StringComparison.Ordinal))
                ?? lines.LastOrDefault()
                ?? $"it ended with exit code {ExitCode}";
        }
    }

    public static string WithoutCredentials(string text) => Credentials().Replace(text, "://");

    [GeneratedRegex(@"://[^/@\s]+@")]
    private static partial Regex Credentials();
}
