using AllocGate.Core.Reporting;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Reporting.Markdown;

/// <summary>Writes report.md.</summary>
/// <param name="directory">The output folder; made where it does not exist.</param>
public sealed class MarkdownReporter(string directory) : IReporter
{
    public const string FileName = "report.md";

    public string Kind => ReportKinds.Markdown;

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            await WholeFile.WriteAsync(path, MarkdownReport.Render(report), cancellationToken);
            return new Delivery.Delivered(Kind, path);
        }
        catch (InvalidInputException e)
        {
            return new Delivery.Undelivered(Kind, e.Message);
        }
    }
}
