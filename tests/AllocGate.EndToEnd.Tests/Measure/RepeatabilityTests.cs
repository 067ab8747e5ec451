using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Measure;

public class RepeatabilityTests
{
    [Fact]
    public async Task Two_measurements_of_deterministic_cases_agree_to_the_byte_and_compare_as_a_pass()
    {
        using var repository = await GitRepository.InitAsync();
        BenchmarkSources.WriteTo(repository, BenchmarkSources.Safe);
        var unbuilt = (await AllocGateTool.RunAsync(repository.Path, "measure", "--no-build")).EndedWith(3);
        Assert.Contains("--no-build was said, but bench/bin/Release/net10.0/Inserts.dll is not there.", unbuilt.Output, StringComparison.Ordinal);
        (await AllocGateTool.RunAsync(repository.Path, "measure", "-o", "one.json")).EndedWith(0);
        (await AllocGateTool.RunAsync(repository.Path, "measure", "-o", "two.json")).EndedWith(0);

        var found = (await AllocGateTool.RunAsync(repository.Path, "measure", "--no-build", "-o", "three.json")).EndedWith(0);

        Assert.Equal(repository.Read("one.json"), repository.Read("two.json"));
        Assert.Equal(repository.Read("one.json"), repository.Read("three.json"));
        Assert.Contains("Not built (--no-build)", found.Output, StringComparison.Ordinal);
        Assert.Contains("\"benchmark\":\"Inserts.Steady() [N=10]\"", repository.Read("one.json"), StringComparison.Ordinal);
        Assert.Contains("\"allocated\":{\"kind\":\"exact\",\"value\":{\"bytes\":88,\"operations\":1}}", repository.Read("one.json"), StringComparison.Ordinal);
        var compared = (await AllocGateTool.RunAsync(repository.Path, "compare", "one.json", "two.json")).EndedWith(0);
        Assert.Contains("2 unchanged", compared.Output, StringComparison.Ordinal);

        repository.Write("grown.json", repository.Read("two.json").Replace("\"bytes\":88,", "\"bytes\":112,", StringComparison.Ordinal));
        var grown = (await AllocGateTool.RunAsync(repository.Path, "compare", "one.json", "grown.json")).EndedWith(1);
        Assert.Contains("88 → 112 B", grown.Output, StringComparison.Ordinal);
    }
}
