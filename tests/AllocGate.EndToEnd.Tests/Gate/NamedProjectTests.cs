using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>A project that is named leaves the others out: the headline says so, as of any option.</summary>
public sealed class NamedProjectTests
{
    [Fact]
    public async Task Naming_a_project_leaves_the_known_cases_of_others_out_and_the_verdict_is_partial()
    {
        using var repository = await GitRepository.InitAsync();
        // It has figures of two projects. None has to build for what is asked here.
        repository.Write("allocgate.baseline.json", File.ReadAllText(Path.Combine(AllocGateTool.RepositoryRoot, "allocgate.baseline.json")));
        foreach (var project in (string[])["OomCases", "BulkInserts"])
            repository.Write($"samples/{project}/{project}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"BenchmarkDotNet\" /></ItemGroup></Project>");
        await repository.CommitAsync("Begin");

        var named = (await AllocGateTool.RunAsync(repository.Path, "gate", "samples/OomCases")).EndedWith(3);
        var report = repository.Read("artifacts/allocgate/report.json");
        var all = (await AllocGateTool.RunAsync(repository.Path, "gate")).EndedWith(3);

        Assert.Contains("INCONCLUSIVE (PARTIAL)", named.Output, StringComparison.Ordinal);
        Assert.Contains("left out by an option", named.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"another project was named\"", report, StringComparison.Ordinal);
        Assert.Contains("\"partial\": true", report, StringComparison.Ordinal);
        Assert.DoesNotContain("PARTIAL", all.Output, StringComparison.Ordinal);
    }
}
