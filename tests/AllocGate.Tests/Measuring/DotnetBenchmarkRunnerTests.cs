using System.Diagnostics;
using AllocGate.Core.Measuring;

namespace AllocGate.Tests.Measuring;

[Collection(nameof(BenchmarkTree))]
public sealed class DotnetBenchmarkRunnerTests(MeasuredCases measured, BenchmarkTree tree) : IClassFixture<MeasuredCases>
{
    private static readonly string ChildFile = Path.Combine(Path.GetTempPath(), "allocgate-test-child");

    [Fact]
    public void Every_annotated_case_has_a_row_and_the_others_are_said_to_be_left_out()
    {
        Assert.Null(measured.First.Problem);
        Assert.Equal(11, measured.First.Rows.Count);
        Assert.Equal(["not annotated", "not annotated"], measured.First.NotSelected.Select(n => n.Reason));
        Assert.All(measured.First.Rows, r => Assert.Equal((BenchmarkTree.Cases, "net10.0"), (r.Key.Project, r.Key.Framework)));
    }

    [Fact]
    public void Bytes_are_exact()
    {
        Assert.Equal([new Reading.Exact(new(1024)), new Reading.Exact(new(3024))], Readings("Allocates("));
        Assert.Equal([new Reading.Exact(new(0)), new Reading.Exact(new(0))], Readings("AllocatesNothing("));
    }

    [Fact]
    public void A_row_points_at_its_benchmark_attribute() =>
        Assert.All(measured.First.Rows.Where(r => r.Allocated.HasFigure), r => Assert.Equal("Fälle eins/Cases.cs", r.Location?.Path));

    [Fact]
    public void Measuring_twice_agrees_to_the_byte()
    {
        var again = measured.Second.Rows.Where(r => r.Allocated.HasFigure).ToList();

        Assert.Equal(4, again.Count);
        Assert.All(again, row => Assert.Equal(measured.First.Rows.Single(r => r.Key == row.Key).Allocated, row.Allocated));
    }

    // Token, standard input, working directory, temporary files, GC mode, floods of output: its set-up throws where one is not as promised.
    [Fact]
    public void Benchmark_code_finds_the_surroundings_that_were_promised() =>
        Assert.Equal(new Reading.Exact(new(24)), Row("AsPromised").Allocated);

    [Theory]
    [InlineData("Throws", "InvalidOperationException in the benchmark: thrown by the benchmark")]
    [InlineData("FailsFast", "cannot go on")]
    [InlineData("ExitsWithZero", "ended its own process")]
    [InlineData("OverflowsItsStack", "Stack overflow")]
    public void A_case_that_breaks_is_failed_and_says_how(string benchmark, string why)
    {
        Assert.Contains(why, Assert.IsType<Reading.Failed>(Row(benchmark).Allocated).Reason);
        Assert.Contains(why, Assert.IsType<Reading.Failed>(Row(benchmark).Retained).Reason);
    }

    [Fact]
    public void What_cannot_be_listed_is_a_failed_row_and_never_left_out()
    {
        var row = Assert.Single(measured.First.Rows, r => r.Key.Benchmark.EndsWith("(not listed)"));

        Assert.Contains("Unlistable", row.Name);
        Assert.Contains("no values today", Assert.IsType<Reading.Failed>(row.Allocated).Reason);
    }

    [Fact]
    public void A_case_that_failed_in_company_is_run_again_alone_and_says_so()
    {
        Assert.Equal(new Reading.Exact(new(24)), Row("FailsOnce").Allocated);
        Assert.Contains(Row("FailsOnce").Notes, n => n.Contains("run again alone"));
    }

    [Fact]
    public void The_environment_is_the_pinned_one()
    {
        Assert.Equal("workstation non-concurrent", measured.First.Environment?.GarbageCollector);
        Assert.Equal("tiered pgo", measured.First.Environment?.Jit);
        Assert.Equal(10, measured.First.Environment?.FrameworkMajor);
        Assert.Equal("0.15.8", measured.First.Environment?.BenchmarkDotNet);
    }

    [Fact]
    public async Task A_case_that_never_returns_is_killed_with_its_children_at_the_timeout()
    {
        var project = await tree.MeasureOneAsync(Unannotated("NeverReturns") with { Timeout = TimeSpan.FromSeconds(5) });

        var failed = Assert.IsType<Reading.Failed>(Listed(project).Allocated);
        Assert.Equal("timed out after 5 s; its last output: waiting for nothing", failed.Reason);
        await AssertChildIsGoneAsync();
    }

    [Fact]
    public async Task A_process_that_a_benchmark_leaves_behind_does_not_hold_the_result_up()
    {
        var project = await tree.MeasureOneAsync(Unannotated("LeavesAProcessBehind"));

        Assert.True(Listed(project).Allocated.HasFigure);
    }

    [Fact]
    public async Task Cancelling_kills_the_benchmark_and_removes_its_files()
    {
        File.Delete(ChildFile);
        var folders = Directory.GetDirectories(Path.GetTempPath(), "allocgate-*").ToHashSet();
        using var cancel = new CancellationTokenSource();
        var measuring = tree.MeasureAsync(Unannotated("NeverReturns"), cancel.Token);
        while (!File.Exists(ChildFile) && !measuring.IsCompleted)
            await Task.Yield();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => measuring);
        await AssertChildIsGoneAsync();
        Assert.DoesNotContain(
            Directory.GetDirectories(Path.GetTempPath(), "allocgate-*"),
            f => !folders.Contains(f) && Directory.Exists(Path.Combine(f, "out")));
    }

    private static async Task AssertChildIsGoneAsync()
    {
        var id = int.Parse(await File.ReadAllTextAsync(ChildFile));
        try
        {
            using var child = Process.GetProcessById(id);
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await child.WaitForExitAsync(patience.Token);
        }
        catch (ArgumentException)
        {
            // It has gone already.
        }
    }

    private static Gating.MeasureRequest Unannotated(string benchmark) =>
        Requests.For(BenchmarkTree.Cases) with { SelectAll = true, Filter = new($"*.{benchmark}*") };

    private static BenchmarkRow Listed(ProjectMeasurement project) =>
        Assert.Single(project.Rows, r => !r.Key.Benchmark.EndsWith("(not listed)"));

    private BenchmarkRow Row(string benchmark) => Assert.Single(measured.First.Rows, r => r.Key.Benchmark.Contains("." + benchmark));

    private IEnumerable<Reading> Readings(string benchmark) =>
        measured.First.Rows.Where(r => r.Key.Benchmark.Contains("." + benchmark)).OrderBy(r => r.Key).Select(r => r.Allocated);
}
