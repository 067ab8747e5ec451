using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Limits written on benchmarks, read exactly.</summary>
internal static class DeclaredBudgets
{
    private const string PerRow = "perRow";

    /// <param name="errors">Takes what cannot be read, once for each line.</param>
    public static IReadOnlyList<Budget> Read(ListedCase @case, SourcePaths sources, List<InputError> errors)
    {
        var budgets = new List<Budget>();
        foreach (var declared in @case.Budgets)
        {
            var metric = MetricOf(declared.Metric);
            if (metric is { } known && ByteAmount.TryParse(declared.Amount, out var bytes))
                budgets.Add(new(known, new BytesPerOperation(bytes), PerRow: declared.Metric == PerRow));
            else
                AddOnce(errors, Error(declared, metric, @case, sources));
        }

        return budgets;
    }

    private static Metric? MetricOf(string name) => name switch
    {
        "allocated" => Metric.Allocated,
        "retained" => Metric.Retained,
        "footprint" => Metric.Footprint,
        PerRow => Metric.Allocated,
        _ => null,
    };

    private static InputError Error(DeclaredBudget declared, Metric? metric, ListedCase @case, SourcePaths sources)
    {
        var line = sources.Find(declared.Source) ?? sources.Find(@case.Source);
        var where = line is null ? @case.DisplayName : $"{line.Path}:{line.Line}";
        return metric is null
            ? new($"The budget is on \"{declared.Metric}\", which is not measured.", where, "Put it on allocated, perRow, retained or footprint.")
            : new($"The budget \"{declared.Amount}\" is not an amount of bytes.", where,
                "Write a number and its unit, such as \"48 B\", \"2 KB\" or \"1.5 MB\" (1 KB is 1,024 B); it must come to whole bytes.");
    }

    private static void AddOnce(List<InputError> errors, InputError error)
    {
        if (!errors.Contains(error))
            errors.Add(error);
    }
}
