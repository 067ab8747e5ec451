using System.Text;
using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Gating;

namespace AllocGate.Reporting.GitHub;

/// <summary>Writes the verdict and its counts as outputs of the step. Words and numbers of ours only: nothing that a pull request can write.</summary>
/// <param name="path">The file that GITHUB_OUTPUT names; absent outside GitHub Actions.</param>
internal sealed class StepOutputsReporter(string? path) : IReporter
{
    public string Kind => ReportKinds.GitHubOutputs;

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(path))
            return new Delivery.Undelivered(Kind, "GITHUB_OUTPUT is not set: this is no job of GitHub Actions.");
        try
        {
            var text = string.Concat(Outputs(report).Select(output => $"{output.Name}={output.Value}\n"));
            await File.AppendAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            return new Delivery.Delivered(Kind, "the step's outputs");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Delivery.Undelivered(Kind, $"The step's outputs cannot be written: {e.Message}");
        }
    }

    private static IEnumerable<(string Name, string Value)> Outputs(GateReport report)
    {
        yield return ("verdict", report.Verdict switch { Verdict.Pass => "pass", Verdict.Fail => "fail", _ => "inconclusive" });
        yield return ("cases", $"{report.Rows.Count}");
        yield return ("failing", $"{report.Rows.Count(row => row.Standing() == RowStanding.Failing)}");
        yield return ("open", $"{report.Rows.Count(row => row.Standing() == RowStanding.Open)}");
        yield return ("findings", $"{report.Findings.Count(finding => finding is { WaivedBy: null, Finding.InScope: true })}");
    }
}
