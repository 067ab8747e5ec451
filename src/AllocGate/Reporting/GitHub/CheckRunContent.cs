using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Reporting.Markdown;
using Octokit;

namespace AllocGate.Reporting.GitHub;

/// <summary>A report as a check run shows it.</summary>
/// <param name="Conclusion">What a required check goes by.</param>
/// <param name="Title">The headline.</param>
/// <param name="Summary">Markdown, within GitHub's limit.</param>
/// <param name="Annotations">Worst first, at most 1,000.</param>
/// <param name="LeftOut">How many are not among them; empty where all are.</param>
internal sealed record CheckRunContent(
    CheckConclusion Conclusion, string Title, string Summary, IReadOnlyList<NewCheckRunAnnotation> Annotations, string LeftOut)
{
    /// <summary>GitHub takes at most 50 a request.</summary>
    public const int AnnotationsPerRequest = 50;

    // GitHub's limit is 65,535 characters. Bytes are never fewer.
    private const int MaxSummaryBytes = 65_535;

    private const int MaxAnnotations = 1_000;

    private const int MaxName = 100;

    public static CheckRunContent Of(GateReport report)
    {
        var placed = GitHub.Annotations.Of(report).Where(annotation => annotation.Place is not null).ToList();
        return new CheckRunContent(
            ConclusionOf(report.Verdict),
            Headline.Of(report).Sentence,
            MarkdownReport.Render(report, MaxSummaryBytes),
            [.. placed.Take(MaxAnnotations).Select(ToOctokit)],
            placed.Count > MaxAnnotations ? $", {placed.Count - MaxAnnotations:#,0} more in report.json" : "");
    }

    /// <summary>A gate's name as that of its check run.</summary>
    public static string NameOf(string gate) => HostileText.OneLine(gate, MaxName);

    /// <summary>Completes a check run, with at most 50 annotations from the given one on.</summary>
    public CheckRunUpdate Request(int from) => new()
    {
        Status = CheckStatus.Completed,
        Conclusion = Conclusion,
        Output = new NewCheckRunOutput(Title, Summary) { Annotations = [.. Annotations.Skip(from).Take(AnnotationsPerRequest)] },
    };

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
