using AllocGate.Core.Reporting;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Reporting.Json;

/// <summary>Writes report.json, before anything is sent anywhere.</summary>
/// <param name="directory">The output folder; made where it does not exist.</param>
public sealed class JsonReporter(string directory) : IReporter
{
    public const string FileName = "report.json";

    public string Kind => ReportKinds.Json;

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            await OutputFolder.PrepareAsync(directory, cancellationToken);
            await WholeFile.WriteAsync(path, ReportJson.Write(report), cancellationToken);
            return new Delivery.Delivered(Kind, path);
        }
        catch (InvalidInputException e)
        {
            return new Delivery.Undelivered(Kind, e.Message);
        }
    }
}
