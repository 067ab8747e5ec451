using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Commands;

public class InitTests
{
    [Fact]
    public async Task From_a_benchmark_repository_to_a_gated_one_is_one_command_that_shows_what_it_writes()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write(BenchmarkSources.ProjectPath, BenchmarkSources.Project);
        repository.Write(BenchmarkSources.SourcePath, BenchmarkSources.Safe.Replace("[BenchmarkCategory(\"AllocGate\")]\n", "", StringComparison.Ordinal));
        repository.Write(".github/dependabot.yml", "version: 2\n");
        await repository.CommitAsync("Begin");

        var run = (await AllocGateTool.RunAsync(repository.Path, "init")).EndedWith(0);

        Assert.Contains("Written: .github/workflows/allocgate.yml", run.Output, StringComparison.Ordinal);
        Assert.Contains("+ name: AllocGate", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"bench/Inserts.csproj\": { \"select\": \"all\" }", run.Output, StringComparison.Ordinal);
        // What README promises.
        Assert.Equal(37, repository.Read(".github/workflows/allocgate.yml").Count(c => c == '\n'));
        Assert.Equal(6, repository.Read("allocgate.json").Count(c => c == '\n'));
        var again = (await AllocGateTool.RunAsync(repository.Path, "init")).EndedWith(0);
        Assert.DoesNotContain("Written", again.Output, StringComparison.Ordinal);
    }
}
