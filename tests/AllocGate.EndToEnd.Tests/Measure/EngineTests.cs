using System.Text.Json;
using System.Text.RegularExpressions;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Measure;

public class EngineTests
{
    private static readonly string Reports = Path.Combine(AllocGateTool.RepositoryRoot, "tests", "AllocGate.Tests", "Imports", "Reports");

    [Fact]
    public async Task Both_engines_are_held_against_each_other_and_BenchmarkDotNets_figures_are_labelled_and_gated()
    {
        using var repository = await GitRepository.InitAsync();
        BenchmarkSources.WriteTo(repository, BenchmarkSources.Safe);

        var verified = (await AllocGateTool.RunAsync(repository.Path, "measure", "--verify", "--filter", "*Steady*", "-o", "verified.json")).EndedWith(0);
        Assert.Contains("VERIFIED: 1 case: 1 same.", verified.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(repository.Read("verified.json"));
        var steady = json.RootElement.GetProperty("cases")[0];
        Assert.Equal("same", steady.GetProperty("agreement").GetString());
        Assert.Equal(88, steady.GetProperty("engine").GetProperty("median").GetProperty("bytes").GetInt64());

        var measured = (await AllocGateTool.RunAsync(repository.Path, "measure", "--engine", "bdn", "--bdn-job", "dry", "-o", "bdn.json")).EndedWith(0);
        Assert.Contains("counted by BenchmarkDotNet", measured.Output, StringComparison.Ordinal);
        Assert.Contains("MEASURED: 2 cases, all of them.", measured.Output, StringComparison.Ordinal);
        repository.Write("probe.json", Regex.Replace(repository.Read("bdn.json"), ",\"(engine|conditions)\":\"\\w+\"", ""));
        await repository.CommitAsync("Begin");
        repository.Write(BenchmarkSources.SourcePath, BenchmarkSources.Safe.Replace("new byte[64]", "new byte[4096]", StringComparison.Ordinal));
        var gated = (await AllocGateTool.RunAsync(repository.Path, "gate", "--engine", "bdn", "--bdn-job", "dry", "--base", "HEAD", "--no-rules")).EndedWith(1);
        Assert.Contains("FAIL (PARTIAL)", gated.Output, StringComparison.Ordinal);
        Assert.Contains("Inserts.Steady", gated.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("? not measured", gated.Output, StringComparison.Ordinal);

        var compared = (await AllocGateTool.RunAsync(repository.Path, "compare", "probe.json", "bdn.json")).EndedWith(3);
        Assert.Contains("engine: BenchmarkDotNet, was AllocGate's probe", compared.Output.ReplaceLineEndings(" ").Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_of_BenchmarkDotNet_are_compared_and_kept_as_a_baseline_without_measuring()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write("bench/Fixture.csproj", "<Project />");
        var (before, after) = (Path.Combine(Reports, "0.14.0"), Path.Combine(Reports, "0.15.8"));
        var one = Path.Combine(after, "Fixture.Generic_Int32_-report-brief.json");

        var compared = (await AllocGateTool.RunAsync(repository.Path, "compare", before, after)).EndedWith(3);
        Assert.Contains("8 cases: 1 not compared, 1 not measured, 6 unchanged.", compared.Output, StringComparison.Ordinal);
        (await AllocGateTool.RunAsync(repository.Path, "compare", Path.Combine(before, "Fixture.Generic_Int32_-report-full.json"), one)).EndedWith(0);

        (await AllocGateTool.RunAsync(repository.Path, "baseline", "update", "bench", "--from", one)).EndedWith(0);
        Assert.Contains("\"project\": \"bench/Fixture.csproj\", \"framework\": \"net10.0\"", repository.Read("allocgate.baseline.json"), StringComparison.Ordinal);
        Assert.Contains("\"engine\":\"benchmarkDotNet\"", repository.Read("allocgate.baseline.json"), StringComparison.Ordinal);
        (await AllocGateTool.RunAsync(repository.Path, "compare", "allocgate.baseline.json", one)).EndedWith(0);

        var kept = repository.Read("allocgate.baseline.json");
        var incomplete = (await AllocGateTool.RunAsync(repository.Path, "baseline", "update", "bench", "--from", after)).EndedWith(3);
        Assert.Contains("a baseline holds figures for every case or none", incomplete.Error, StringComparison.Ordinal);
        Assert.Equal(kept, repository.Read("allocgate.baseline.json"));
        Assert.Contains("names no project", (await AllocGateTool.RunAsync(repository.Path, "baseline", "update", "--from", one)).EndedWith(2).Error, StringComparison.Ordinal);
    }
}
