using System.Text;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Imports;
using CsCheck;

namespace AllocGate.Tests.Imports;

public class ReportReadingTests
{
    [Theory]
    [InlineData("0.14.0", "full")]
    [InlineData("0.14.0", "brief")]
    [InlineData("0.15.8", "full")]
    [InlineData("0.15.8", "brief")]
    public async Task Real_reports_come_out_under_our_own_names_with_every_gap_said(string version, string form)
    {
        var project = Assert.Single((await ReportTexts.ReadAsync(version, form)).Projects);

        Assert.Equal("net10.0", project.Framework);
        Assert.Equal(("10.0.12", "x64", version, Engine.BenchmarkDotNet), (project.Environment!.Runtime, project.Environment.Architecture, project.Environment.BenchmarkDotNet, project.Environment.Engine));
        Assert.Equal(
            [
                """Fixture.Generic<Int32>.Boxed() [Day=Monday]: 24 B/op""",
                """Fixture.Inserts.Fraction() [N=10]: 10 B/op""",
                """Fixture.Inserts.Nothing() [N=10]: 0 B/op""",
                """Fixture.Inserts.Steady() [N=10]: 40 B/op""",
                """Fixture.Inserts.Text() [N=10, text="a, b: \"quoted\"\tand tabbed text that is long enough to be cut in the display", flag=false]: 176 B/op""",
                """Fixture.Inserts.Text() [N=10, text="plain", flag=true]: 40 B/op""",
                """Fixture.Inserts.Throws() [N=10]: BenchmarkDotNet has no result for it: the benchmark failed""",
                """Fixture.WithoutDiagnoser.Boxed(): the report holds no Memory section: run BenchmarkDotNet with its MemoryDiagnoser (--memory)""",
            ],
            project.Rows.Select(r => $"{r.Key.Benchmark}: {Shown(r.Allocated)}").Order(StringComparer.Ordinal));
        Assert.All(project.Rows, row => Assert.IsType<Reading.NotMeasured>(row.Retained));
    }

    [Theory]
    [InlineData("", "the report holds no Memory section: run BenchmarkDotNet with its MemoryDiagnoser (--memory)")]
    [InlineData("\"Memory\": null", "the report holds no Memory section: run BenchmarkDotNet with its MemoryDiagnoser (--memory)")]
    [InlineData("\"Memory\": {}", "BytesAllocatedPerOperation is missing")]
    [InlineData("\"Memory\": { \"BytesAllocatedPerOperation\": null }", "BytesAllocatedPerOperation is null: BenchmarkDotNet could not count it")]
    [InlineData("\"Memory\": { \"BytesAllocatedPerOperation\": \"88\" }", "BytesAllocatedPerOperation is no number")]
    [InlineData("\"Memory\": { \"BytesAllocatedPerOperation\": -8 }", "BytesAllocatedPerOperation is -8: negative, which no allocation is")]
    [InlineData("\"Memory\": { \"BytesAllocatedPerOperation\": 9223372036854775808 }", "BytesAllocatedPerOperation is 9223372036854775808: beyond any number of bytes")]
    [InlineData("\"Memory\": { \"BytesAllocatedPerOperation\": 1e99 }", "BytesAllocatedPerOperation is 1e99: beyond any number of bytes")]
    [InlineData("\"Memory\": { \"BytesAllocatedPerOperation\": 0.00000000001 }", "BytesAllocatedPerOperation is 0.00000000001: a fraction finer than a billionth of a byte")]
    public void What_is_no_number_of_bytes_is_told_apart_and_never_zero(string memory, string reason)
    {
        var row = Assert.Single(ReportTexts.Parse(ReportTexts.Report(ReportTexts.Benchmark(memory))).Rows);

        Assert.Equal(new Reading.NotMeasured(reason), row.Allocated);
    }

    [Theory]
    [InlineData("0", 0, 1)]
    [InlineData("88.0", 88, 1)]
    [InlineData("1E3", 1000, 1)]
    [InlineData("97.5", 195, 2)]
    [InlineData("4294967297", 4294967297, 1)]
    [InlineData("9223372036854775807", long.MaxValue, 1)]
    public void A_number_of_bytes_is_kept_whole(string written, long bytes, long operations)
    {
        var row = Assert.Single(ReportTexts.Parse(ReportTexts.Report(ReportTexts.Benchmark(ReportTexts.Allocated(written)))).Rows);

        Assert.Equal((new BytesPerOperation(bytes, operations), 16), (row.Allocated.Estimate, row.Operations));
        Assert.IsType<Reading.Ranged>(row.Allocated);
    }

    [Fact]
    public void Jobs_that_agree_are_one_row_and_jobs_that_differ_are_refused()
    {
        var same = ReportTexts.Parse(ReportTexts.Report(
            ReportTexts.Benchmark(ReportTexts.Allocated("88"), job: "Job-A"), ReportTexts.Benchmark(ReportTexts.Allocated("88"), job: "Job-B")));
        Assert.Equal(["2 jobs agree."], Assert.Single(same.Rows).Notes);

        var e = Assert.Throws<InvalidInputException>(() => ReportTexts.Parse(ReportTexts.Report(
            ReportTexts.Benchmark(ReportTexts.Allocated("88"), job: "Job-A"), ReportTexts.Benchmark(ReportTexts.Allocated("96"), job: "Job-B"))));
        Assert.Equal("r.json: \"N.B.Put()\" stands in it 2 times with different figures: 88 B/op (B.Put: Job-A), 96 B/op (B.Put: Job-B). Keep the report of one job.", e.Message);
    }

    [Fact]
    public void Jobs_on_other_runtimes_are_rows_of_their_own()
    {
        var set = ReportTexts.Parse(ReportTexts.Report(
            ReportTexts.Benchmark(ReportTexts.Allocated("88"), job: ".NET 10.0(Runtime=.NET 10.0)"), ReportTexts.Benchmark(ReportTexts.Allocated("96"), job: ".NET 8.0(Runtime=.NET 8.0)")));

        Assert.Equal([("net10.0", 10, "88 B/op"), ("net8.0", 8, "96 B/op")], set.Projects.Select(p => (p.Framework, p.Environment!.FrameworkMajor, p.Rows.Single().Allocated.Estimate.ToString())));
    }

    [Theory]
    [InlineData("", "r.json:1:1: Not readable JSON")]
    [InlineData("{\n \"Benchmarks\": [,\n", "r.json:2:17: Not readable JSON")]
    [InlineData("[]", "It is no BenchmarkDotNet report")]
    [InlineData("{ \"Benchmarks\": [] }", "It is no BenchmarkDotNet report")]
    [InlineData("{ \"HostEnvironmentInfo\": {}, \"HostEnvironmentInfo\": {}, \"Benchmarks\": [] }", "r.json:1:1: Not readable JSON")]
    [InlineData("{ \"HostEnvironmentInfo\": {}, \"Benchmarks\": [{}, 7] }", "RuntimeVersion \"\" names no .NET runtime|Architecture is missing|Benchmarks[0]: FullName or Method is missing|Benchmarks[1]: FullName")]
    [InlineData("{ \"HostEnvironmentInfo\": { \"RuntimeVersion\": \".NET 10.0.1\", \"Architecture\": \"X64\" }, \"Benchmarks\": [] }", "r.json: It holds no benchmark.")]
    public void What_is_no_report_is_refused_with_its_place_and_everything_that_is_wrong(string text, string says)
    {
        var e = Assert.Throws<InvalidInputException>(() => ReportTexts.Parse(text));

        Assert.All(says.Split('|'), part => Assert.Contains(part, e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reports_of_different_runs_are_not_mixed()
    {
        var e = await Assert.ThrowsAsync<InvalidInputException>(() => ReportFiles.ReadAsync([("old", ReportTexts.Folder("0.14.0")), ("new", ReportTexts.Folder("0.15.8"))], default));

        Assert.Contains("BenchmarkDotNet: 0.15.8, was 0.14.0", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_name_and_any_figure_comes_back_as_it_was() =>
        Gen.Select(Gen.String, Gen.Long[0, long.MaxValue]).Where(p => p.Item1.Length > 0).Sample((name, bytes) =>
        {
            var text = ReportTexts.Report(ReportTexts.Benchmark(ReportTexts.Allocated(bytes.ToString()), name));
            var row = Assert.Single(ReportTexts.Parse(text).Rows);
            Assert.Equal(new BytesPerOperation(bytes), row.Allocated.Estimate);
            Assert.StartsWith(Written(name), row.Key.Benchmark, StringComparison.Ordinal);
        });

    [Fact]
    public async Task A_damaged_report_is_read_or_refused_and_nothing_else()
    {
        var whole = await File.ReadAllBytesAsync(Path.Combine(ReportTexts.Folder("0.15.8"), "Fixture.Inserts-report-full.json"));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length]).Sample((at, value, length) =>
        {
            var damaged = whole[..];
            damaged[at] = value;
            try
            {
                var set = ReportSet.Of([ReportReading.Parse(damaged.AsMemory(0, Math.Max(length, at)), "r.json")]);
                Assert.All(set.Rows, row => Assert.True(!row.Allocated.HasFigure || row.Allocated.Lowest >= BytesPerOperation.Zero));
            }
            catch (InvalidInputException e)
            {
                Assert.Contains("r.json", e.Message, StringComparison.Ordinal);
            }
        });
    }

    // JSON holds no half of a surrogate pair.
    private static string Written(string name) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name));

    private static string Shown(Reading reading) => reading switch
    {
        Reading.NotMeasured open => open.Reason,
        Reading.Failed failed => failed.Reason,
        _ => reading.Estimate.ToString(),
    };
}
