using System.Text;
using AllocGate.Probe.Wire;
using Snapshooter.Xunit;

namespace AllocGate.Probe.Tests;

public sealed class ListTests(ProbeCases cases) : IClassFixture<ProbeCases>
{
    [Fact]
    public async Task Every_case_is_listed_once_and_every_gap_is_named() =>
        Text(await cases.Project.ListAsync()).MatchSnapshot();

    [Fact]
    public async Task Ids_are_the_same_in_every_process()
    {
        var (first, second) = (await cases.Project.ListAsync(), await cases.Project.ListAsync());

        Assert.Equal(first.Cases.Select(c => c.Id), second.Cases.Select(c => c.Id));
        Assert.Equal(first.Cases.Count, first.Cases.Select(c => c.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_environment_is_told()
    {
        var environment = (await cases.Project.ListAsync()).Environment;

        Assert.Equal(("0.15.8", "workstation non-concurrent", "tiered pgo"), (environment.BenchmarkDotNet, environment.Gc, environment.Jit));
        Assert.Equal(".NETCoreApp,Version=v10.0", environment.TargetFramework);
        Assert.True(environment.Optimised);
    }

    private static string Text(CaseListing listing)
    {
        var text = new StringBuilder();
        foreach (var c in listing.Cases)
        {
            text.AppendLine(c.Id);
            text.AppendLine($"    {c.DisplayName} · line {c.Source?.Line} of {Path.GetFileName(c.Source?.File)}");
            if (c.Annotated)
                text.AppendLine($"    annotated · {string.Join(", ", c.Categories)} · rows {c.Rows?.ToString() ?? "-"}");
            foreach (var budget in c.Budgets)
                text.AppendLine($"    budget {budget.Metric} {budget.Amount} · line {budget.Source?.Line}");
            if (c.OperationsPerInvoke != 1)
                text.AppendLine($"    {c.OperationsPerInvoke} operations a call");
        }

        foreach (var problem in listing.Problems)
            text.AppendLine($"PROBLEM {problem.Where}: {problem.Message}");
        return text.ToString().ReplaceLineEndings("\n");
    }
}
