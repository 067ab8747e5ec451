using AllocGate.Core.Measuring;

namespace AllocGate.Tests.Measuring;

[Collection(nameof(BenchmarkTree))]
public sealed class EngineTests(BenchmarkTree tree)
{
    [Fact]
    public async Task Under_BenchmarkDotNet_every_case_has_a_labelled_figure_or_a_reason()
    {
        var project = await tree.MeasureOneAsync(Requests.For(BenchmarkTree.Cases) with
        {
            Engine = Engine.BenchmarkDotNet,
            BenchmarkDotNetJob = "dry",
            Filter = new("*d.*s*"),
        });

        Assert.Equal(Engine.BenchmarkDotNet, project.Environment!.Engine);
        Assert.Contains(project.Notices, n => n.StartsWith("Counted by BenchmarkDotNet's MemoryDiagnoser (dry job", StringComparison.Ordinal));
        var rows = project.Rows.ToDictionary(r => r.Key.Benchmark);
        var good = Assert.IsType<Reading.Ranged>(rows["Cases.Good.Allocates() [N=3]"].Allocated);
        Assert.Equal(good.Low, good.High);
        Assert.True(good.Low >= new BytesPerOperation(3024), $"{good}");
        Assert.Equal(new Reading.NotMeasured("BenchmarkDotNet does not measure it"), rows["Cases.Good.Allocates() [N=3]"].Retained);
        Assert.Contains("thrown by the benchmark", Assert.IsType<Reading.Failed>(rows["Cases.Bad.Throws()"].Allocated).Reason, StringComparison.Ordinal);
        Assert.Contains("ended its own process", Assert.IsType<Reading.Failed>(rows["Cases.Bad.ExitsWithZero()"].Allocated).Reason, StringComparison.Ordinal);
        Assert.IsType<Reading.Failed>(rows["Cases.Bad.OverflowsItsStack()"].Allocated);
    }
}
