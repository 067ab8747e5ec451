using System.Text;
using AllocGate.Core.Reporting;
using AllocGate.Gating;
using AllocGate.Reporting.Markdown;

namespace AllocGate.Reporting.GitHub;

/// <summary>Appends the Markdown report to the job summary.</summary>
/// <param name="path">The file that GITHUB_STEP_SUMMARY names; absent outside GitHub Actions.</param>
public sealed class StepSummaryReporter(string? path) : IReporter
{
    /// <summary>The most that GitHub shows of a step's summary, in bytes: 1 MiB, else the whole summary is dropped.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int LeastBytes = 1_000;

    public string Kind => ReportKinds.GitHubSummary;

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(path))
            return new Delivery.Undelivered(Kind, "GITHUB_STEP_SUMMARY is not set: this is no job of GitHub Actions.");
        try
        {
            var file = new FileInfo(path);
            var room = MaxBytes - 2 - (file.Exists ? file.Length : 0);
            if (room < LeastBytes)
                return new Delivery.Undelivered(Kind, $"The job summary is full: this step wrote {file.Length:#,0} of {MaxBytes:#,0} bytes before.");
            var gap = file is { Exists: true, Length: > 0 } ? "\n\n" : "";
            var text = gap + MarkdownReport.Render(report, (int)room);
            await File.AppendAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            return new Delivery.Delivered(Kind, "the job summary");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Delivery.Undelivered(Kind, $"The job summary cannot be written: {e.Message}");
        }
    }
}
