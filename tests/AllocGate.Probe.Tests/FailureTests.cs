using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Tests;

public sealed class FailureTests(ProbeCases cases) : IClassFixture<ProbeCases>
{
    [Theory]
    [InlineData("ThrowsInConstructor", FailurePhase.Constructor, "no constructor", ".ctor")]
    [InlineData("ThrowsInSetup", FailurePhase.GlobalSetup, "no input file", "SetUp")]
    [InlineData("ThrowsInBody", FailurePhase.Benchmark, "broken", "Body")]
    [InlineData("ThrowsInCleanup", FailurePhase.GlobalCleanup, "no cleanup", "CleanUp")]
    public async Task An_exception_names_its_phase_and_the_line_that_threw(string type, FailurePhase phase, string message, string method)
    {
        var result = await cases.Project.MeasureAsync($"ProbeCases.{type}.Body()");

        var failure = Assert.IsType<CaseFailure>(result.Failure);
        Assert.Equal((phase, message, $"ProbeCases.{type}.{method}"), (failure.Phase, failure.Message, failure.Frame));
        Assert.EndsWith("Failing.cs", failure.Source?.File, StringComparison.Ordinal);
        Assert.IsType<AllocatedCount.Unknown>(result.Allocated);
    }

    [Fact]
    public async Task A_case_whose_source_throws_is_not_found_and_says_why()
    {
        var result = await cases.Project.MeasureAsync("ProbeCases.ThrowsInSource.Body()");

        Assert.Equal(FailurePhase.Discovery, result.Failure?.Phase);
        Assert.Contains("no values", result.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_case_is_no_reading()
    {
        var result = await cases.Project.MeasureAsync("ProbeCases.KnownBytes.Renamed()");

        Assert.Equal(FailurePhase.Discovery, result.Failure?.Phase);
    }
}
