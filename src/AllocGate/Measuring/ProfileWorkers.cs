using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Profiles cases side by side, each worker in its own copy of the output folder.</summary>
/// <param name="jobs">At least 1.</param>
internal sealed class ProfileWorkers(CaseProfile profile, BuiltProject built, string probe, int jobs)
{
    /// <summary>Results in the order of the cases. What asks to be measured alone is profiled alone.</summary>
    public async Task<IReadOnlyList<ProfiledCase>> ProfileAsync(
        IReadOnlyList<ListedCase> cases, Func<ListedCase, RowKey> key, IGateProgress progress, CancellationToken cancellationToken)
    {
        await using var copies = new OutputCopies(built, probe);
        var results = new ProfiledCase[cases.Count];
        var done = 0;
        var reporting = new Lock();

        async ValueTask ProfileAsync(int index, CancellationToken token)
        {
            progress.Begin(cases[index].DisplayName);
            results[index] = await copies.UseAsync(copy => profile.ProfileAsync(copy, cases[index], key(cases[index]), token));
            lock (reporting)
                progress.Advance(cases[index].DisplayName, ++done, cases.Count);
        }

        var company = Enumerable.Range(0, cases.Count).Where(i => !cases[i].Alone).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(company, options, ProfileAsync);
        foreach (var index in Enumerable.Range(0, cases.Count).Except(company))
            await ProfileAsync(index, cancellationToken);
        return results;
    }
}
