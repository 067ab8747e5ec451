using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Tests;

public sealed class FutureVersionTests : IDisposable
{
    private readonly ProbedProject _project = new(BuiltOutputs.ProbeCases, "ProbeCases");

    public FutureVersionTests() => File.Copy(BuiltOutputs.FutureBenchmarkDotNet, Path.Combine(_project.Folder, "BenchmarkDotNet.dll"), overwrite: true);

    [Fact]
    public async Task A_BenchmarkDotNet_that_lacks_what_the_probe_calls_is_named_beside_what_is_supported()
    {
        var listing = await _project.ListAsync();

        Assert.Empty(listing.Cases);
        Assert.Equal("0.16.0", listing.Environment.BenchmarkDotNet);
        Assert.StartsWith(
            "BenchmarkDotNet 0.16.0 differs from what AllocGate knows (0.14.0 to 0.15.8): ", Assert.Single(listing.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_not_measured_under_it_and_says_the_same()
    {
        var result = await _project.MeasureWithoutRecipeAsync("ProbeCases.KnownBytes.BoxedInt()");

        Assert.IsType<AllocatedCount.Unknown>(result.Allocated);
        Assert.Contains("BenchmarkDotNet 0.16.0", result.Failure?.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _project.Dispose();
}
