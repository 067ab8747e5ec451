using AllocGate.Core.Measuring;

namespace AllocGate.Tests.Measuring;

/// <summary>The annotated cases, measured once with everything that breaks, and the good ones a second time.</summary>
public sealed class MeasuredCases(BenchmarkTree tree) : IAsyncLifetime
{
    public ProjectMeasurement First { get; private set; } = null!;

    public ProjectMeasurement Second { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        First = await tree.MeasureOneAsync(Requests.For(BenchmarkTree.Cases));
        Second = await tree.MeasureOneAsync(Requests.For(BenchmarkTree.Cases) with { Filter = new("*.Good.*") });
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
