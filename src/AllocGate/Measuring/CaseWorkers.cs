using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Measures cases side by side, each worker in its own copy of the output folder.</summary>
/// <param name="measure">Measures one case.</param>
/// <param name="jobs">At least 1.</param>
/// <param name="clock">Tells how long each case takes.</param>
internal sealed class CaseWorkers(
    Func<OutputCopy, ListedCase, CancellationToken, Task<MeasuredCase>> measure, BuiltProject built, string probe, int jobs, TimeProvider clock)
{
    private const string AsItAsks = "It was measured alone, as [AllocationGate(Alone = true)] asks.";

    /// <summary>Results in the order of the cases. What asks for it is measured alone; what breaks in company is tried again alone.</summary>
    public async Task<IReadOnlyList<MeasuredCase>> MeasureAsync(
        IReadOnlyList<ListedCase> cases, IGateProgress progress, CancellationToken cancellationToken)
    {
        await using var copies = new OutputCopies(built, probe);
        var results = new MeasuredCase[cases.Count];
        var done = 0;
        var reporting = new Lock();

        async Task MeasureAsync(int index, CancellationToken token)
        {
            progress.Begin(cases[index].DisplayName);
            var began = clock.GetTimestamp();
            var result = await copies.UseAsync(copy => measure(copy, cases[index], token));
            results[index] = result with { Took = clock.GetElapsedTime(began) + (results[index]?.Took ?? TimeSpan.Zero) };
        }

        void Advance(int index)
        {
            lock (reporting)
                progress.Advance(cases[index].DisplayName, ++done, cases.Count);
        }

        var company = Enumerable.Range(0, cases.Count).Where(i => !cases[i].Alone).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(company, options, async (index, token) =>
        {
            await MeasureAsync(index, token);
            Advance(index);
        });

        var hadCompany = jobs > 1 && company.Count > 1;
        foreach (var index in company.Where(i => hadCompany && results[i].WorthAnotherTry))
        {
            progress.Detail($"{cases[index].DisplayName} failed beside others; it is run again alone");
            var inCompany = results[index].Allocated;
            await MeasureAsync(index, cancellationToken);
            results[index] = results[index].With(OnceMore(inCompany, results[index].Allocated));
        }

        foreach (var index in Enumerable.Range(0, cases.Count).Except(company))
        {
            await MeasureAsync(index, cancellationToken);
            results[index] = results[index].With(AsItAsks);
            Advance(index);
        }

        return results;
    }

    private static string OnceMore(Reading inCompany, Reading alone) => inCompany is Reading.Failed failed && inCompany != alone
        ? $"It failed while other cases ran beside it, and was run again alone. In company: {failed.Reason}"
        : "It failed while other cases ran beside it, and was run again alone.";
}
