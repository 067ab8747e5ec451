namespace AllocGate.Probe.Tests;

/// <summary>A library for net8.0 on BenchmarkDotNet 0.14.0: no runtimeconfig, no copies of its packages, rolled forward.</summary>
public sealed class LibraryTests : IDisposable
{
    private readonly ProbedProject _library = new(BuiltOutputs.ProbeLibrary, "ProbeLibrary", isLibrary: true);

    [Fact]
    public async Task A_library_on_the_oldest_supported_version_is_listed()
    {
        var listing = await _library.ListAsync();

        Assert.Equal("0.14.0", listing.Environment.BenchmarkDotNet);
        Assert.Equal(
            ["ProbeLibrary.OldCases.Boxed() [N=3]", "ProbeLibrary.OldCases.Copy(System.Int32[]) [N=3, source=#0]", "ProbeLibrary.OldCases.Copy(System.Int32[]) [N=3, source=#1]"],
            listing.Cases.Select(c => c.Id).Order(StringComparer.Ordinal));
        Assert.Equal("ProbeLibrary.OldCases.Boxed() [N=3]", Assert.Single(listing.Cases, c => c.Annotated).Id);
    }

    [Fact]
    public async Task An_argument_without_text_is_found_again_by_its_place()
    {
        // The second array has four elements: 24 B and 16.
        Assert.Equal(40, Readings.ThreadBytes(await _library.MeasureAsync("ProbeLibrary.OldCases.Copy(System.Int32[]) [N=3, source=#1]")));
    }

    [Fact]
    public async Task Without_BenchmarkDotNet_the_listing_says_so()
    {
        using var bare = new ProbedProject(BuiltOutputs.ProbeLibrary, "ProbeLibrary");
        File.Copy(Path.Combine(bare.Folder, "AllocGate.Probe.runtimeconfig.json"), Path.Combine(bare.Folder, "ProbeLibrary.runtimeconfig.json"));

        var listing = await bare.ListAsync();

        Assert.Empty(listing.Cases);
        Assert.Contains("no BenchmarkDotNet", Assert.Single(listing.Problems).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _library.Dispose();
}
