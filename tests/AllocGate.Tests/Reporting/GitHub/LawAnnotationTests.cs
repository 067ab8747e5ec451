using AllocGate.Reporting.GitHub;

namespace AllocGate.Tests.Reporting.GitHub;

public class LawAnnotationTests
{
    [Fact]
    public void Each_broken_law_stands_on_its_benchmark()
    {
        var laws = Annotations.Of(SampleReports.Scaling).Where(a => a.Title.Contains("B.", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, laws.Count(a => a.Level == AnnotationLevel.Failure));
        Assert.All(laws, a => Assert.Equal("bench/B.cs", a.Place?.Path));
        Assert.Contains(laws, a => a.Level == AnnotationLevel.Warning && a.Message.Contains("budget per row", StringComparison.Ordinal));
        Assert.Equal("REGRESSED: B.Box [N=*]", laws[0].Title);
    }
}
