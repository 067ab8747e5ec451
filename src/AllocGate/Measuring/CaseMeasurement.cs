using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Measures one case in two processes: one of its own says it twice or it is no exact figure.</summary>
internal sealed class CaseMeasurement(ProbeProcess probe, SourcePaths sources, TimeSpan timeout)
{
    private static readonly TimeSpan _leastBudget = TimeSpan.FromSeconds(1.5);

    public async Task<MeasuredCase> MeasureAsync(OutputCopy copy, ListedCase listed, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var (full, failed) = await CountAsync(copy, listed, "full", clock, cancellationToken);
        if (full is null)
            return failed!;
        var (again, failedAgain) = await CountAsync(copy, listed, "allocated", clock, cancellationToken);
        if (again is null)
            return failedAgain!;
        var measured = CaseReadings.Of(full, again);
        if (CaseReadings.HangOnProcess(full, again))
            measured = await ExplainAsync(measured, copy, listed, clock, cancellationToken);
        return full.TracksObjects || again.TracksObjects
            ? measured with { Lifetimes = await LifetimesAsync(copy, listed, clock, cancellationToken) }
            : measured;
    }

    // Two more processes, whose random hash seeds are one and the same.
    private async Task<MeasuredCase> ExplainAsync(MeasuredCase measured, OutputCopy copy, ListedCase listed, Stopwatch clock, CancellationToken cancellationToken)
    {
        var (pinned, _) = await CountAsync(copy, listed, "allocated", clock, cancellationToken, hashing: "pinned");
        var (again, _) = await CountAsync(copy, listed, "allocated", clock, cancellationToken, hashing: "pinned");
        return pinned is null || again is null ? measured : measured with { Allocated = CaseReadings.Explained(measured.Allocated, pinned, again) };
    }

    // What a slow operation may use to reach its final code: a 40th of its timeout, for there are two processes, and a busy
    // machine makes each of their parts longer.
    private TimeSpan Budget => timeout / 40 > _leastBudget ? timeout / 40 : _leastBudget;

    // In a process of its own: what tracking allocates must not be in any figure.
    private async Task<Reading> LifetimesAsync(OutputCopy copy, ListedCase listed, Stopwatch clock, CancellationToken cancellationToken)
    {
        var (result, failed) = await AskAsync(copy, listed, ["lifetimes"], clock, WireFormat.ReadLifetimes, r => r.Failure, cancellationToken);
        return result is null ? failed!.Allocated : CaseReadings.Lifetimes(result);
    }

    private Task<(CaseResult? Result, MeasuredCase? Failed)> CountAsync(
        OutputCopy copy, ListedCase listed, string mode, Stopwatch clock, CancellationToken cancellationToken, string hashing = "random") =>
        AskAsync(copy, listed, ["measure", "--mode", mode, "--hashing", hashing], clock, WireFormat.ReadResult, r => r.Failure, cancellationToken);

    private async Task<(T? Result, MeasuredCase? Failed)> AskAsync<T>(
        OutputCopy copy, ListedCase listed, IReadOnlyList<string> what, Stopwatch clock, Func<string, T> read, Func<T, CaseFailure?> failureOf, CancellationToken cancellationToken)
        where T : class
    {
        var left = timeout - clock.Elapsed;
        List<string> verb =
        [
            .. what, "--case", listed.Id,
            "--budget-ms", ((long)Budget.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
        ];
        var outcome = left <= TimeSpan.Zero
            ? new ProbeOutcome.TimedOut("")
            : await probe.RunAsync(copy, verb, listed.Recipe, left, cancellationToken);
        return outcome switch
        {
            ProbeOutcome.Answered answered => Read(answered, read, failureOf),
            ProbeOutcome.TimedOut slow => (null, MeasuredCase.Failed($"timed out after {timeout.TotalSeconds:0.###} s{slow.LastWords}", worthAnotherTry: false)),
            ProbeOutcome.Died died => (null, MeasuredCase.Failed(WithLimit(died.How))),
            _ => throw new UnreachableException(),
        };
    }

    private (T? Result, MeasuredCase? Failed) Read<T>(ProbeOutcome.Answered answered, Func<string, T> read, Func<T, CaseFailure?> failureOf)
        where T : class
    {
        try
        {
            var result = read(answered.Json);
            return failureOf(result) is { } failure ? (null, Failed(failure, answered.LastWords)) : (result, null);
        }
        catch (JsonException e)
        {
            return (null, MeasuredCase.Failed($"its result cannot be read: {e.Message}{answered.LastWords}"));
        }
    }

    private MeasuredCase Failed(CaseFailure failure, string lastWords)
    {
        if (failure is { Phase: FailurePhase.Probe, Kind: "unsupported" })
            return MeasuredCase.NotMeasured(failure.Message);
        var frame = failure.Frame is { Length: > 0 } name ? $" at {name}" : "";
        var line = sources.Find(failure.Source) is { } source ? $" ({source.Path}:{source.Line})" : "";
        return MeasuredCase.Failed($"{WithLimit($"{failure.Kind} in {Words(failure.Phase)}: {failure.Message}")}{frame}{line}{lastWords}");
    }

    // The runtime says that memory is out, not that the tool has set the limit.
    private string WithLimit(string how) =>
        how.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal) || how.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
            ? $"{how} (a case's managed heap may grow to {probe.HeapLimit >> 20:#,0} MB here)"
            : how;

    private static string Words(FailurePhase phase) => phase switch
    {
        FailurePhase.Discovery => "discovery",
        FailurePhase.Constructor => "the constructor",
        FailurePhase.GlobalSetup => "[GlobalSetup]",
        FailurePhase.IterationSetup => "[IterationSetup]",
        FailurePhase.Benchmark => "the benchmark",
        FailurePhase.IterationCleanup => "[IterationCleanup]",
        FailurePhase.GlobalCleanup => "[GlobalCleanup]",
        _ => "the probe",
    };
}
