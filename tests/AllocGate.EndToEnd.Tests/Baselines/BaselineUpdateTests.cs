using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Baselines;

/// <summary>A committed baseline through the life of a repository: steps that each pass add up, until one is refused and accepted.</summary>
public class BaselineUpdateTests
{
    private const string Baseline = "allocgate.baseline.json";

    [Fact]
    public async Task Growth_that_passes_step_by_step_fails_with_its_commits_once_it_adds_up_and_is_accepted_on_purpose()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write(BenchmarkSources.ProjectPath, BenchmarkSources.Project);
        Write(repository, drifting: 100_000, steady: 64);
        Assert.Equal("added: Cases.Drifting; added: Cases.Steady", await UpdateAsync(repository, 0));
        await repository.CommitAsync("Begin with figures");

        Write(repository, drifting: 100_400, steady: 64);
        Assert.Equal("allocated of Cases.Drifting: 100,024 B/op → 100,424 B/op; footprint of Cases.Drifting: 100,024 B/op → 100,424 B/op", await UpdateAsync(repository, 0));
        await repository.CommitAsync("Grow a little");
        // Both cases grow; one is left as it was.
        Write(repository, drifting: 100_800, steady: 72);
        Assert.DoesNotContain("Steady", await UpdateAsync(repository, 0, "--only", "*Drifting*"), StringComparison.Ordinal);
        await repository.CommitAsync("Grow a little more");

        Write(repository, drifting: 101_200, steady: 72);
        var kept = repository.Read(Baseline);
        Assert.Contains("\"accepted\":{\"allocated\":{\"kind\":\"exact\",\"value\":{\"bytes\":100024,", kept, StringComparison.Ordinal);
        var gated = OneLine((await AllocGateTool.RunAsync(repository.Path, "gate", "--base", "HEAD", "--no-rules")).EndedWith(1));
        Assert.Contains("allocated crept from 100,024 B/op, accepted last, to 101,224 B/op (+1,200), in steps too small to fail one by one; its commits:", gated, StringComparison.Ordinal);
        foreach (var subject in (string[])["Grow a little more", "Grow a little", "Begin with figures"])
            Assert.Contains($"{await CommitOfAsync(repository, subject)} Test: {subject}", gated, StringComparison.Ordinal);
        Assert.Contains("+8 B", gated, StringComparison.Ordinal);

        // A file from another machine: base is measured here, and the drift is still there.
        repository.Write(Baseline, System.Text.RegularExpressions.Regex.Replace(kept, "\"operatingSystem\": ?\"[^\"]*\"", "\"operatingSystem\":\"Elsewhere\""));
        var elsewhere = OneLine((await AllocGateTool.RunAsync(repository.Path, "gate", "--base", "HEAD", "--no-rules")).EndedWith(1));
        Assert.Contains("which was measured elsewhere", elsewhere, StringComparison.Ordinal);
        Assert.Contains("allocated crept from 100,024 B/op", elsewhere, StringComparison.Ordinal);
        repository.Write(Baseline, kept);

        var refused = await AllocGateTool.RunAsync(repository.Path, "baseline", "update");
        Assert.Contains("was left as it is. Where this growth is meant, say --accept-regressions.", refused.EndedWith(1).Error, StringComparison.Ordinal);
        Assert.Equal(kept, repository.Read(Baseline));
        Assert.Contains("100,824 B/op → 101,224 B/op", await UpdateAsync(repository, 0, "--accept-regressions"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"accepted\"", repository.Read(Baseline), StringComparison.Ordinal);
    }

    private static async Task<string> UpdateAsync(GitRepository repository, int exitCode, params string[] more)
    {
        var run = (await AllocGateTool.RunAsync(repository.Path, ["baseline", "update", "--verbosity", "quiet", .. more])).EndedWith(exitCode);
        var told = run.Output.ReplaceLineEndings("\n").Split('\n').Where(l => l.StartsWith("added", StringComparison.Ordinal) || l.Contains('→'));
        return string.Join("; ", told);
    }

    private static Task<string> CommitOfAsync(GitRepository repository, string subject) => repository.GitAsync("log", "--format=%h", $"--grep=^{subject}$");

    private static string OneLine(ToolRun run) => System.Text.RegularExpressions.Regex.Replace(run.Output, @"\s+", " ");

    private static void Write(GitRepository repository, int drifting, int steady) => repository.Write(BenchmarkSources.SourcePath, $$"""
        using BenchmarkDotNet.Attributes;
        using BenchmarkDotNet.Running;

        BenchmarkRunner.Run(typeof(Program).Assembly);

        [BenchmarkCategory("AllocGate")]
        public class Cases
        {
            [Benchmark] public object Drifting() => new byte[{{drifting}}];

            [Benchmark] public object Steady() => new byte[{{steady}}];
        }

        """);
}
