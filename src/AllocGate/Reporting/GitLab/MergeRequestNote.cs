using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Reporting.Markdown;

namespace AllocGate.Reporting.GitLab;

/// <summary>The one note of a gate on a merge request: a hidden mark tells it from those of other gates.</summary>
internal static class MergeRequestNote
{
    // GitLab takes a million characters, which nobody reads.
    private const int MaxBytes = 65_535;

    /// <param name="source">Address of the project that the merge request's commits are in; absent: paths are no links.</param>
    /// <param name="run">The pipeline; absent outside of CI.</param>
    public static string Body(GateReport report, Uri? source, PostingRun? run)
    {
        var mark = Mark(report.Name).Line(run, report) + "\n";
        return mark + MarkdownReport.Render(report, MaxBytes - mark.Length, line => Link(report, source, line));
    }

    public static CommentMark Mark(string gate) => new(new Fingerprints().Of("note", gate));

    // The posted commit's line where there is one: the merged commit exists nowhere but in the pipeline.
    private static string? Link(GateReport report, Uri? source, SourceLine line)
    {
        var posting = report.Subject.Posting;
        var commit = posting?.Commit ?? report.Subject.HeadCommit;
        if (source is null || commit is null || !commit.All(char.IsAsciiHexDigit) || (posting is null ? line : posting.Map(line)) is not { } mapped)
            return null;
        var path = string.Join('/', RepositoryPath.Of(mapped.Path).Split('/').Select(Uri.EscapeDataString));
        return $"{source.AbsoluteUri.TrimEnd('/')}/-/blob/{commit}/{path}#L{Math.Max(1, mapped.Line)}";
    }
}
