using AllocGate.Core.Measuring;

namespace AllocGate.Tests.Measuring;

/// <summary>Projects of every kind: each is measured, or says in an entry of the set why not.</summary>
[Collection(nameof(BenchmarkTree))]
public sealed class ProjectKindsTests(BenchmarkTree tree)
{
    [Fact]
    public async Task A_multi_targeting_library_is_measured_under_the_framework_that_can_run()
    {
        var project = await tree.MeasureOneAsync(Requests.For("library") with { SelectAll = true });

        Assert.Equal("net10.0", project.Framework);
        Assert.Equal(new Reading.Exact(new(24)), Assert.Single(project.Rows).Allocated);
    }

    [Fact]
    public async Task An_unoptimised_assembly_is_measured_and_never_the_same_environment()
    {
        var project = await tree.MeasureOneAsync(Requests.For("library") with { SelectAll = true, Configuration = "Debug" });

        Assert.True(Assert.Single(project.Rows).Allocated.HasFigure);
        Assert.Contains(project.Notices, n => n.Contains("not optimised (configuration Debug)"));
        Assert.EndsWith("unoptimised assembly", project.Environment?.Jit);
    }

    [Fact]
    public async Task An_FSharp_project_is_measured_and_the_report_says_that_it_was_not_scanned()
    {
        var project = await tree.MeasureOneAsync(Requests.For("fsharp/Bench.fsproj"));

        Assert.Equal(new Reading.Exact(new(24)), Assert.Single(project.Rows).Allocated);
        Assert.Contains("F#: measured, not scanned.", project.Notices);
    }

    [Fact]
    public async Task A_self_contained_ahead_of_time_server_GC_project_is_measured_as_all_others_and_says_so()
    {
        var project = await tree.MeasureOneAsync(Requests.For("aot") with { SelectAll = true });

        Assert.Equal(new Reading.Exact(new(24)), Assert.Single(project.Rows).Allocated);
        Assert.Contains(project.Notices, n => n.Contains("self-contained"));
        Assert.Contains(project.Notices, n => n.Contains("PublishAot"));
        Assert.Contains(project.Notices, n => n.Contains("System.GC.Server"));
        Assert.Equal("workstation non-concurrent", project.Environment?.GarbageCollector);
    }

    [Fact]
    public async Task A_project_that_does_not_build_quotes_the_compiler_with_paths_of_the_repository()
    {
        var problem = (await tree.MeasureOneAsync(Requests.For("broken"))).Problem;

        Assert.Equal(ProjectProblemKind.BuildFailed, problem?.Kind);
        Assert.Contains("\nbroken/Broken.cs(1,", problem?.Message.Replace('\\', '/'));
        Assert.Contains("CS0103", problem?.Message);
    }

    [Fact]
    public async Task A_project_that_no_runtime_here_can_run_says_which_ones_are_here()
    {
        var problem = (await tree.MeasureOneAsync(Requests.For("old"))).Problem;

        Assert.Equal(ProjectProblemKind.CannotRun, problem?.Kind);
        Assert.Contains("net472, netstandard2.0", problem?.Message);
    }

    [Fact]
    public async Task A_project_without_benchmarks_says_so() =>
        Assert.Equal(ProjectProblemKind.NoBenchmark, (await tree.MeasureOneAsync(Requests.For("empty"))).Problem?.Kind);

    [Fact]
    public async Task A_library_whose_benchmarks_are_not_annotated_is_told_both_ways_out() =>
        Assert.Equal(ProjectProblemKind.NoAnnotatedBenchmark, (await tree.MeasureOneAsync(Requests.For("library"))).Problem?.Kind);
}
