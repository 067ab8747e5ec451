using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Measure;

public class MalformedBudgetsTests
{
    private const string Cases = """
        using AllocGate.Benchmarks;
        using BenchmarkDotNet.Attributes;

        return;

        public class Cases
        {
            [Benchmark]
            [AllocationBudget(Allocated = "48", Retained = "0 B")]
            public object One() => new object();

            [Benchmark]
            [AllocationBudget(Retained = "none")]
            public object Two() => new object();
        }

        """;

    [Fact]
    public async Task All_malformed_budgets_are_refused_at_once_each_with_its_line_whether_the_compiler_saw_them_or_not()
    {
        using var folder = new TemporaryFolder();
        var reference = $"""<Reference Include="{AllocGateTool.BenchmarksAssembly}" />""";
        folder.Write("seen/Seen.csproj", BenchmarkSources.ProjectWith(reference + $"""<Analyzer Include="{AllocGateTool.BenchmarksAnalyzer}" />"""));
        folder.Write("seen/Cases.cs", Cases);
        folder.Write("unseen/Unseen.csproj", BenchmarkSources.ProjectWith(reference));
        folder.Write("unseen/Cases.cs", Cases);

        var run = (await AllocGateTool.RunAsync(folder.Path, "measure")).EndedWith(2);

        Assert.Equal(
            ["seen/Cases.cs:9", "seen/Cases.cs:13", "unseen/Cases.cs:9", "unseen/Cases.cs:13"],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Replace("allocgate: error: ", "", StringComparison.Ordinal).Split(": ")[0]));
        Assert.Contains("\"48\" is not an amount of bytes", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"none\" is not an amount of bytes", run.Error, StringComparison.Ordinal);
    }
}
