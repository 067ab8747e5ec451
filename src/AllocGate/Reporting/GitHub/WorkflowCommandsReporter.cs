using AllocGate.Core.Reporting;
using AllocGate.Gating;

namespace AllocGate.Reporting.GitHub;

/// <summary>Annotations as workflow commands on standard output, for jobs without a token that may write checks.</summary>
/// <param name="output">Standard output, which GitHub Actions reads.</param>
/// <param name="checkRunWasMade">True where a check run shows the annotations already.</param>
public sealed class WorkflowCommandsReporter(TextWriter output, Func<bool> checkRunWasMade) : IReporter
{
    /// <summary>GitHub shows at most 10 errors, 10 warnings and 10 notices a step.</summary>
    public const int MaxPerLevel = 10;

    public string Kind => ReportKinds.GitHubCommands;

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        if (checkRunWasMade())
            return new Delivery.Skipped(Kind, "the check run shows the annotations");
        foreach (var level in Annotations.Of(report).GroupBy(annotation => annotation.Level))
        {
            foreach (var command in Commands(level.Key, [.. level]))
                await output.WriteLineAsync(command.AsMemory(), cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
        return new Delivery.Delivered(Kind, "the job's log");
    }

    private static IEnumerable<string> Commands(AnnotationLevel level, IReadOnlyList<Annotation> annotations)
    {
        var shown = annotations.Count > MaxPerLevel ? MaxPerLevel - 1 : annotations.Count;
        foreach (var annotation in annotations.Take(shown))
            yield return WorkflowCommand.Of(annotation);
        if (annotations.Count > shown)
        {
            var more = $"{annotations.Count - shown:#,0} more are in report.json: GitHub shows {MaxPerLevel} of a kind.";
            yield return WorkflowCommand.Of(new Annotation(level, null, 0, "AllocGate", more));
        }
    }
}
