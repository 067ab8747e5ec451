using AllocGate.Core.Reporting;

namespace AllocGate.Reporting;

/// <summary>The hidden first line of a comment: whose it is, and which run wrote it.</summary>
/// <param name="Gate">Tells the gate from others: ASCII without spaces, '-' and '>'.</param>
internal sealed record CommentMark(string Gate)
{
    private const string Run = "run ";

    private string Beginning => $"<!-- allocgate: {Gate} ";

    /// <summary>As it is written.</summary>
    /// <param name="run">Absent outside of CI: then every run may write over it.</param>
    public string Line(PostingRun? run, GateReport report)
    {
        var commit = report.Subject.Posting?.Commit ?? report.Subject.HeadCommit ?? "";
        var head = commit.Length > 0 && commit.All(char.IsAsciiHexDigit) ? $"head {commit} " : "";
        return $"{Beginning}{(run is null ? "" : $"{Run}{run} ")}{head}-->";
    }

    public bool IsOn(string? body) => body?.StartsWith(Beginning, StringComparison.Ordinal) == true;

    /// <summary>Who wrote a comment; nothing where it does not say.</summary>
    public PostingRun? WriterOf(string? body)
    {
        if (body is null || !IsOn(body) || !body.AsSpan(Beginning.Length).StartsWith(Run, StringComparison.Ordinal))
            return null;
        var numbers = body[(Beginning.Length + Run.Length)..].Split(' ', 2)[0].Split('.');
        return numbers is [var number, var attempt] ? PostingRun.Read(number, attempt) : null;
    }

    /// <summary>True where a run that began later wrote a comment: its commit is newer, however long this one took.</summary>
    public bool IsNewer(string? body, PostingRun? run) => run is not null && WriterOf(body) is { } writer && run.IsBefore(writer);
}
