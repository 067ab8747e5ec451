namespace AllocGate.Measuring;

/// <summary>How one command of the SDK ended. Hostile text: a project can print anything.</summary>
internal sealed record DotnetOutput(int ExitCode, string Output, string Errors)
{
    private const int QuotedLines = 8;

    /// <summary>The error lines, or the last lines where none is marked as an error; paths relative to the root.</summary>
    public string Failure(string root)
    {
        var lines = $"{Output}\n{Errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => WithoutProject(l).Replace(root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))
            .Distinct()
            .ToList();
        var errors = lines.Where(l => l.Contains("error ", StringComparison.OrdinalIgnoreCase)).ToList();
        return string.Join('\n', (errors.Count > 0 ? errors.Take(QuotedLines) : lines.TakeLast(QuotedLines)));
    }

    // MSBuild ends each line with [the project], which the message names already.
    private static string WithoutProject(string line) =>
        line.EndsWith(']') && line.LastIndexOf(" [", StringComparison.Ordinal) is var start and > 0 ? line[..start] : line;
}
