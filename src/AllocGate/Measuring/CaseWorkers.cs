using System.Collections.Concurrent;
using AllocGate.Gating;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Measures cases side by side, each worker in its own copy of the output folder.</summary>
/// <param name="jobs">At least 1.</param>
internal sealed class CaseWorkers(CaseMeasurement measurement, BuiltProject built, string probe, int jobs)
{
    /// <summary>Results in the order of the cases. What breaks in company is tried again alone.</summary>
    public async Task<IReadOnlyList<MeasuredCase>> MeasureAsync(
        IReadOnlyList<ListedCase> cases, IGateProgress progress, CancellationToken cancellationToken)
    {
        await using var folder = new TemporaryFolder();
        var copies = new ConcurrentBag<OutputCopy>();
        var results = new MeasuredCase[cases.Count];
        var done = 0;
        var reporting = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, cases.Count), options, async (index, token) =>
        {
            if (!copies.TryTake(out var copy))
                copy = OutputCopy.Make(Path.Combine(folder.Path, Guid.NewGuid().ToString("N")[..8]), built, probe);
            results[index] = await measurement.MeasureAsync(copy, cases[index], token);
            copies.Add(copy);
            lock (reporting)
                progress.Advance(cases[index].DisplayName, ++done, cases.Count);
        });

        var hadCompany = jobs > 1 && cases.Count > 1;
        for (var index = 0; hadCompany && index < results.Length; index++)
        {
            if (!results[index].WorthAnotherTry || !copies.TryPeek(out var copy))
                continue;
            progress.Detail($"{cases[index].DisplayName} failed beside others; it is run again alone");
            var alone = await measurement.MeasureAsync(copy, cases[index], cancellationToken);
            results[index] = alone with { Notes = [.. alone.Notes, "It failed while other cases ran beside it, and was run again alone."] };
        }

        return results;
    }
}
