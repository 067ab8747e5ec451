using AllocGate.Core.Measuring;
using AllocGate.Gating;

namespace AllocGate.Measuring;

/// <summary>Which cases fit into a time budget.</summary>
internal static class BudgetedCases
{
    /// <summary>For a case of which nothing is known, where nothing is known of any: two processes and a short operation.</summary>
    private static readonly TimeSpan Guess = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The cases that don't fit. Methods are taken by what all their cases took last, the shortest first, so that most are measured; a case
    /// that was never timed is taken for the median of those that were. The first method is measured whatever it takes: a run that
    /// measures nothing says nothing.
    /// </summary>
    /// <param name="cases">Every selected case.</param>
    /// <param name="left">What is left of the budget for measuring.</param>
    /// <param name="jobs">How many cases are measured side by side, at least 1.</param>
    public static IReadOnlyList<RowKey> LeftOut(IReadOnlyCollection<RowKey> cases, TimeBudget budget, TimeSpan left, int jobs)
    {
        var unknown = Median([.. cases.Where(budget.Known.ContainsKey).Select(c => budget.Known[c]).Order()]);
        TimeSpan CostOf(RowKey key) => budget.Known.GetValueOrDefault(key, unknown) * budget.Sides / jobs;
        var methods = cases.GroupBy(key => key.ToMethod())
            .Select(m => (m.Key, Cases: m.ToList(), Cost: m.Aggregate(TimeSpan.Zero, (sum, key) => sum + CostOf(key))))
            .OrderBy(m => m.Cost).ThenBy(m => m.Key);
        var spent = TimeSpan.Zero;
        var leftOut = new List<RowKey>();
        foreach (var (index, method) in methods.Index())
        {
            spent += method.Cost;
            if (index > 0 && spent > left)
                leftOut.AddRange(method.Cases);
        }

        return leftOut;
    }

    private static TimeSpan Median(List<TimeSpan> known) => known.Count == 0 ? Guess : known[known.Count / 2];
}
