using AllocGate.Core.Reporting;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Reporting;

/// <summary>Writes a report to a file of its own.</summary>
/// <param name="kind">The name under which --report asks for it.</param>
/// <param name="path">Absolute path of the file; its folder is made where it does not exist.</param>
/// <param name="render">The file's text.</param>
public sealed class FileReporter(string kind, string path, Func<GateReport, string> render) : IReporter
{
    public string Kind => kind;

    public async Task<Delivery> DeliverAsync(GateReport report, CancellationToken cancellationToken)
    {
        try
        {
            await WholeFile.WriteAsync(path, render(report), cancellationToken);
            return new Delivery.Delivered(kind, path);
        }
        catch (InvalidInputException e)
        {
            return new Delivery.Undelivered(kind, e.Message);
        }
    }
}
