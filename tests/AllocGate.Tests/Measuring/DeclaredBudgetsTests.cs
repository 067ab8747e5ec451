using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Measuring;
using AllocGate.Probe.Wire;

namespace AllocGate.Tests.Measuring;

public sealed class DeclaredBudgetsTests : IDisposable
{
    private readonly TemporaryTree _tree = new TemporaryTree().Write("Bench.cs", "");
    private readonly List<InputError> _errors = [];

    [Fact]
    public void Budgets_are_read_to_the_byte()
    {
        var budgets = Read(new("allocated", "1.5 KB", null), new("retained", "0 B", null));

        Assert.Equal([new Budget(Metric.Allocated, new(1536)), new Budget(Metric.Retained, new(0))], budgets);
        Assert.Empty(_errors);
    }

    [Fact]
    public void A_malformed_budget_names_its_line_and_what_to_write()
    {
        Assert.Empty(Read(new DeclaredBudget("allocated", "a few", new("/_/Bench.cs", 12))));

        var error = Assert.Single(_errors);
        Assert.Equal("Bench.cs:12", error.Where);
        Assert.Contains("\"a few\"", error.What);
        Assert.Contains("48 B", error.WhatToDo);
    }

    [Fact]
    public void A_budget_of_an_unknown_metric_is_an_error() =>
        Assert.Contains("speed", ErrorOf(new DeclaredBudget("speed", "1 B", null)).What);

    [Fact]
    public void The_same_line_is_reported_once_however_many_cases_it_has()
    {
        var declared = new DeclaredBudget("allocated", "48", new("/_/Bench.cs", 12));
        Read(declared);
        Read(declared);

        Assert.Single(_errors);
    }

    public void Dispose() => _tree.Dispose();

    private InputError ErrorOf(DeclaredBudget budget)
    {
        Read(budget);
        return Assert.Single(_errors);
    }

    private IReadOnlyList<Budget> Read(params DeclaredBudget[] budgets) =>
        DeclaredBudgets.Read(new ListedCase("T.M()", "T.M", true, [], null, 1, null, null, Alone: false, budgets), new SourcePaths(_tree.Root), _errors);
}
