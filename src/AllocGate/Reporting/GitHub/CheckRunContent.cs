using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Reporting.Markdown;
using Octokit;

namespace AllocGate.Reporting.GitHub;

/// <summary>A report as the requests that make a check run.</summary>
/// <param name="First">Creates it, completed, with the first annotations.</param>
/// <param name="Further">Each adds more annotations.</param>
/// <param name="Annotations">How many there are in all requests.</param>
/// <param name="LeftOut">How many are not among them; empty where all are.</param>
internal sealed record CheckRunContent(NewCheckRun First, IReadOnlyList<CheckRunUpdate> Further, int Annotations, string LeftOut)
{
    /// <summary>GitHub takes at most 50 a request.</summary>
    public const int AnnotationsPerRequest = 50;

    // GitHub's limit is 65,535 characters. Bytes are never fewer.
    private const int MaxSummaryBytes = 65_535;

    private const int MaxAnnotations = 1_000;

    public static CheckRunContent Of(GateReport report, PostingTarget posting)
    {
        var placed = GitHub.Annotations.Of(report).Where(annotation => annotation.Place is not null).ToList();
        var annotations = placed.Take(MaxAnnotations).Select(ToOctokit).ToList();
        var title = Headline.Of(report).Sentence;
        var summary = MarkdownReport.Render(report, MaxSummaryBytes);
        var batches = annotations.Chunk(AnnotationsPerRequest).DefaultIfEmpty([]).Select(batch => new NewCheckRunOutput(title, summary) { Annotations = batch }).ToList();
        var first = new NewCheckRun(HostileText.Clip(HostileText.OneLine(report.Name), 100), posting.Commit)
        {
            Status = CheckStatus.Completed,
            Conclusion = ConclusionOf(report.Verdict),
            Output = batches[0],
        };
        var leftOut = placed.Count > MaxAnnotations ? $", {placed.Count - MaxAnnotations:#,0} more in report.json" : "";
        return new CheckRunContent(first, [.. batches.Skip(1).Select(output => new CheckRunUpdate { Output = output })], annotations.Count, leftOut);
    }

    // Neutral and skipped satisfy GitHub's required checks: what was not measured would pass.
    private static CheckConclusion ConclusionOf(Verdict verdict) =>
        verdict is Verdict.Pass ? CheckConclusion.Success : CheckConclusion.Failure;

    private static NewCheckRunAnnotation ToOctokit(Annotation annotation) =>
        new(annotation.Place!.Path, annotation.Place.Line, annotation.EndLine, LevelOf(annotation.Level), annotation.Message) { Title = annotation.Title };

    private static CheckAnnotationLevel LevelOf(AnnotationLevel level) => level switch
    {
        AnnotationLevel.Failure => CheckAnnotationLevel.Failure,
        AnnotationLevel.Warning => CheckAnnotationLevel.Warning,
        _ => CheckAnnotationLevel.Notice,
    };
}
