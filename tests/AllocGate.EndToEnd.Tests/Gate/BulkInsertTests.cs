using System.Text.Json;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>Families of bulk inserts, each with one change that has a name.</summary>
public class BulkInsertTests
{
    private const string Before = """
        using AllocGate.Benchmarks;
        using BenchmarkDotNet.Attributes;
        using BenchmarkDotNet.Running;

        BenchmarkRunner.Run(typeof(Program).Assembly);

        [BulkInsert(Rows = nameof(N))]
        public class Bulk
        {
            private readonly object _row = new();
            private List<object> _filled = [];
            private byte[] _line = [];

            [Params(100, 1000, 10000)]
            public int N;

            [Benchmark]
            public List<long> Sized()
            {
                var rows = new List<long>(N);
                for (var i = 0; i < N; i++)
                    rows.Add(i);
                return rows;
            }

            [Benchmark]
            public void Shared()
            {
                _filled = [];
                for (var i = 0; i < N; i++)
                    _filled.Add(_row);
            }

            [Benchmark]
            public long[] Plain() => new long[_line.Length + N];

            [Benchmark, AllocationBudget(PerRow = "8 B", Footprint = "100 KB")]
            public long[] Budgeted() => new long[N];
        }

        """;

    private static readonly string After = Before
        .Replace("new List<long>(N)", "new List<long>()", StringComparison.Ordinal)
        .Replace("_filled.Add(_row);", "_filled.Add(i);", StringComparison.Ordinal)
        .Replace("Plain() => new long[_line.Length + N];", "Plain()\n    {\n        _line = new byte[40];\n        return new long[N];\n    }", StringComparison.Ordinal)
        .Replace("Budgeted() => new long[N];", "Budgeted() => new long[2 * N];", StringComparison.Ordinal);

    [Fact]
    public async Task A_lost_capacity_a_box_a_row_and_a_fixed_cost_each_have_a_name()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write(BenchmarkSources.ProjectPath, BenchmarkSources.Project.Replace(
            "</ItemGroup>", $"  <Reference Include=\"{AllocGateTool.BenchmarksAssembly}\" />\n  </ItemGroup>", StringComparison.Ordinal));
        repository.Write(BenchmarkSources.SourcePath, Before);
        (await AllocGateTool.RunAsync(repository.Path, "measure", "-o", "base.json")).EndedWith(0);
        repository.Write(BenchmarkSources.SourcePath, After);
        (await AllocGateTool.RunAsync(repository.Path, "measure", "-o", "head.json")).EndedWith(0);

        Assert.Contains("\"perRow\":true", repository.Read("head.json"), StringComparison.Ordinal);
        var same = (await AllocGateTool.RunAsync(repository.Path, "compare", "base.json", "base.json")).EndedWith(0);
        var run = (await AllocGateTool.RunAsync(repository.Path, "compare", "base.json", "head.json")).EndedWith(1);

        Assert.DoesNotContain("Bytes over rows", same.Output, StringComparison.Ordinal);
        var output = string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Bulk.Shared [N=*] allocated", output, StringComparison.Ordinal);
        Assert.Contains("+24.0 B per row", Section(output, "Bulk.Shared"), StringComparison.Ordinal);
        Assert.Contains("a cost of each row", Section(output, "Bulk.Shared"), StringComparison.Ordinal);
        Assert.Contains("a capacity seems to be no longer given", Section(output, "Bulk.Sized"), StringComparison.Ordinal);
        Assert.Contains("per row unchanged, fixed part +64.0 B", Section(output, "Bulk.Plain"), StringComparison.Ordinal);
        Assert.Contains("+8.0 B per row (8.0 to 16.0), fixed part unchanged", Section(output, "Bulk.Budgeted"), StringComparison.Ordinal);
        Assert.Equal((80_024, 160_024), (Footprint(repository.Read("base.json")), Footprint(repository.Read("head.json"))));
    }

    private static string Section(string output, string name)
    {
        var start = output.IndexOf("Bytes over rows: " + name, StringComparison.Ordinal);
        var end = output.IndexOf("Bytes over rows: ", start + 1, StringComparison.Ordinal);
        return end < 0 ? output[start..] : output[start..end];
    }

    private static long Footprint(string measurements)
    {
        using var document = JsonDocument.Parse(measurements);
        return document.RootElement.GetProperty("projects")[0].GetProperty("cases").EnumerateArray()
            .Single(c => c.GetProperty("benchmark").GetString() == "Bulk.Budgeted() [N=10000]")
            .GetProperty("footprint").GetProperty("value").GetProperty("bytes").GetInt64();
    }
}
