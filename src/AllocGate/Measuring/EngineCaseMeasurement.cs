using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Imports;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Measures one case under BenchmarkDotNet's own engine, in one process of its own.</summary>
/// <param name="probe">Starts processes as BenchmarkDotNet finds them: with the runtime's own pace of compiling.</param>
/// <param name="job">BenchmarkDotNet's job: "short", "default" and so on.</param>
internal sealed class EngineCaseMeasurement(ProbeProcess probe, TimeSpan timeout, string job)
{
    public async Task<MeasuredCase> MeasureAsync(OutputCopy copy, ListedCase listed, CancellationToken cancellationToken)
    {
        string[] verb = ["bdn", "--case", listed.Id, "--job", job];
        var outcome = await probe.RunAsync(copy, verb, recipe: null, timeout, cancellationToken);
        return outcome switch
        {
            ProbeOutcome.Answered answered => await ReadAsync(answered.Json, cancellationToken),
            ProbeOutcome.TimedOut slow => MeasuredCase.Failed($"timed out after {timeout.TotalSeconds:0.###} s{slow.LastWords}", worthAnotherTry: false),
            ProbeOutcome.Died died => MeasuredCase.Failed(died.How),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<MeasuredCase> ReadAsync(string json, CancellationToken cancellationToken)
    {
        try
        {
            var run = WireFormat.ReadEngineRun(json);
            if (run.Failure is { } failure)
                return MeasuredCase.Failed($"{failure.Kind} under BenchmarkDotNet: {failure.Message}");
            if (run.Report is null)
                return MeasuredCase.Failed("BenchmarkDotNet wrote no report");
            var report = ReportReading.Parse(await ReportFiles.BytesAsync(Path.GetFileName(run.Report), run.Report, cancellationToken), Path.GetFileName(run.Report));
            return report.Cases is [var only]
                ? Counted(only)
                : MeasuredCase.Failed($"BenchmarkDotNet's report holds {report.Cases.Count} benchmarks where one was run");
        }
        catch (JsonException e)
        {
            return MeasuredCase.Failed($"its result cannot be read: {e.Message}");
        }
        catch (InvalidInputException e)
        {
            return MeasuredCase.Failed($"BenchmarkDotNet's report cannot be read: {e.Message}");
        }
    }

    private static MeasuredCase Counted(ReportedCase reported)
    {
        if (reported.Allocated is Reading.Failed failed)
            return MeasuredCase.Failed(failed.Reason);
        var others = new Reading.NotMeasured("BenchmarkDotNet does not measure it");
        return new(reported.Allocated, Retained: others, Footprint: others, []) { Operations = reported.Operations };
    }
}
