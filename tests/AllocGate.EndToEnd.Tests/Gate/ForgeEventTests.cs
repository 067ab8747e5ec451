using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>The events as GitHub sends them, on checkouts as GitHub makes them.</summary>
public class ForgeEventTests(SafeBase safe) : IClassFixture<SafeBase>
{
    private const string GrownInLoop = """
        using System.Collections.Immutable;

        public static class Grown
        {
            public static ImmutableList<int> Copy(int[] rows)
            {
                var list = ImmutableList<int>.Empty;
                foreach (var row in rows)
                    list = list.Add(row);
                return list;
            }
        }

        """;

    [Fact]
    public async Task A_pull_request_checked_out_at_depth_one_is_judged_against_its_base_and_annotated_on_its_own_lines()
    {
        using var origin = await GitRepository.CloneAsync(safe.Url);
        await origin.GitAsync("switch", "--quiet", "--create", "feature");
        origin.Write("bench/Grown.cs", GrownInLoop);
        origin.Write(BenchmarkSources.SourcePath, BenchmarkSources.Leaky);
        var head = await origin.CommitAsync("Copy rows");
        await origin.GitAsync("switch", "--quiet", "main");
        origin.Write(BenchmarkSources.SourcePath, "// main went on\n// by two lines\n" + BenchmarkSources.Safe);
        var @base = await origin.CommitAsync("Go on");
        await origin.GitAsync("switch", "--quiet", "--detach");
        await origin.GitAsync("merge", "--quiet", "--no-ff", "--message", "Merge", "feature");
        await origin.GitAsync("update-ref", "refs/pull/7/merge", "HEAD");

        using var checkout = await GitRepository.InitAsync();
        checkout.Delete(".gitignore");
        await checkout.GitAsync("remote", "add", "origin", new Uri(origin.Path).AbsoluteUri);
        await checkout.GitAsync("fetch", "--quiet", "--depth=1", "origin", "+refs/pull/7/merge:refs/remotes/pull/7/merge");
        await checkout.GitAsync("checkout", "--quiet", "--detach", "refs/remotes/pull/7/merge");
        using var events = new TemporaryFolder();
        events.Write("event.json", $$$"""{"number":7,"pull_request":{"number":7,"head":{"sha":"{{{head}}}"},"base":{"sha":"{{{@base}}}","ref":"main"} } }""");
        var run = (await AllocGateTool.RunAsync(checkout.Path, GitHub("pull_request", events), "gate")).EndedWith(1);

        var report = checkout.Read("artifacts/allocgate/report.json");
        Assert.Contains($"\"baseCommit\": \"{@base}\"", report, StringComparison.Ordinal);
        // The benchmark, or the changed line where the list of kept maps grew while its lines were watched.
        Assert.Matches(@"::error file=bench/Inserts\.cs,line=(20|26),", run.Output);
        Assert.Contains("::warning file=bench/Grown.cs,line=9", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_is_judged_against_what_the_branch_had_before()
    {
        using var repository = await GitRepository.CloneAsync(safe.Url);
        var before = await repository.GitAsync("rev-parse", "HEAD");
        repository.Write("notes.txt", "one\n");
        await repository.CommitAsync("First of the push");
        repository.Write("bench/Grown.cs", GrownInLoop);
        await repository.CommitAsync("Second of the push");
        repository.Write("notes.txt", "two\n");
        var after = await repository.CommitAsync("Third of the push");
        using var events = new TemporaryFolder();
        events.Write("event.json", $$"""{"ref":"refs/heads/main","before":"{{before}}","after":"{{after}}","forced":false}""");

        var run = (await AllocGateTool.RunAsync(repository.Path, GitHub("push", events), "gate", "--no-benchmarks")).EndedWith(1);

        Assert.Contains($"\"baseCommit\": \"{before}\"", repository.Read("artifacts/allocgate/report.json"), StringComparison.Ordinal);
        Assert.Contains("::warning file=bench/Grown.cs,line=9", run.Output, StringComparison.Ordinal);
        Assert.Contains("PARTIAL", run.Output, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> GitHub(string name, TemporaryFolder events) => new()
    {
        ["CI"] = "true",
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_EVENT_NAME"] = name,
        ["GITHUB_EVENT_PATH"] = Path.Combine(events.Path, "event.json"),
        ["GITHUB_REPOSITORY"] = "team/service",
    };
}
