using AllocGate.EndToEnd.Tests.Running;
using Snapshooter.Xunit;

namespace AllocGate.EndToEnd.Tests.Commands;

/// <summary>What holds for a gate, and where each value comes from.</summary>
public class ConfigTests
{
    [Fact]
    public async Task Every_value_is_shown_with_the_option_the_variable_or_the_line_that_it_comes_from()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write("allocgate.json", """
            {
              // why, and for whom
              "thresholds": { "allocatedBytes": "48 B", "allocatedPercent": 2 },
              "projects": {
                "bench/A.csproj": {
                  "select": "all", "timeout": "2m",
                  "thresholds": { "retainedBytes": "8 B" }
                }
              },
              "cases": { "*.Put*": { "allocatedBytes": "1 KB", "footprintPercent": 3 } },
              "expect": [ "*.Put*" ],
              "waivers": [ { "target": "A", "metric": "allocated", "ceiling": "1 KB", "reason": "new\u001b[31m", "expires": "2026-01-31" } ]
            }
            """);
        repository.Write("allocgate.waivers.json", """
            {
              "waivers": [
                { "target": "src/A.cs", "rule": "AG1401", "reason": "20 rows", "expires": "2026-01-31", "owner": "@ada", "issue": "https://example.com/1" }
              ]
            }
            """);
        var variables = new Dictionary<string, string?>
        {
            ["ALLOCGATE_FAIL_ON"] = "error",
            ["ALLOCGATE_JOBS"] = "7",
            ["ALLOCGATE_EXPECT"] = "*.Get*",
            ["ALLOCGATE_THRESHOLD"] = "allocatedPercent=5; *.Get*:creepBytes=2 KB",
            ["ALLOCGATE_POLICY"] = "base",
        };

        var shown = (await AllocGateTool.RunAsync(
            repository.Path, variables, "config", "show", "--policy", "head", "--timeout", "90s", "--rename", "Old() -> New()", "-p", "A=1", "-p", "B=2")).EndedWith(0);
        Snapshot.Match(shown.Output.ReplaceLineEndings("\n"), "Config.show");

        // The command line wins over the variable as a whole.
        var given = (await AllocGateTool.RunAsync(repository.Path, variables, "config", "show", "--threshold", "allocatedBytes=96B")).EndedWith(0);
        Assert.Contains("thresholds.allocatedBytes = \"96 B\"   (command line)", given.Output, StringComparison.Ordinal);
        Assert.Contains("thresholds.allocatedPercent = 2   (allocgate.json:3)", given.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_wins_from_the_command_line_over_the_variable_over_the_file_over_the_default()
    {
        using var repository = await GitRepository.InitAsync();
        var before = await File.ReadAllTextAsync(Path.Combine(AllocGateTool.RepositoryRoot, "allocgate.baseline.json"));
        repository.Write("before.json", before);
        // 2 KB more of 80,056 B.
        repository.Write("after.json", before.Replace("\"bytes\":80056,", "\"bytes\":82104,", StringComparison.Ordinal));
        var none = new Dictionary<string, string?>();
        var variable = new Dictionary<string, string?> { ["ALLOCGATE_THRESHOLD"] = "allocatedBytes=3 KB;footprintBytes=3 KB" };

        await CompareAsync(1, none);
        repository.Write("allocgate.json", """{ "thresholds": { "allocatedBytes": "3 KB", "footprintBytes": "3 KB" } }""");
        await CompareAsync(0, none);
        await CompareAsync(1, none, "--threshold", "allocatedBytes=1KB");
        repository.Write("allocgate.json", """{ "cases": { "*": { "allocatedBytes": "1 KB", "footprintBytes": "1 KB" } } }""");
        await CompareAsync(1, none);
        await CompareAsync(0, variable);
        await CompareAsync(1, variable, "--threshold", "allocatedBytes=1KB", "--threshold", "footprintBytes=3KB");
        await CompareAsync(0, none, "--threshold", "*AddRange*:allocatedPercent=10", "--threshold", "*AddRange*:footprintPercent=10");

        var wrong = (await AllocGateTool.RunAsync(repository.Path, variable, "compare", "before.json", "after.json", "--threshold", "alocatedBytes=1KB", "--threshold", "allocatedBytes=1", "--waiver-days", "0")).EndedWith(2);
        Assert.Equal(
            [
                "allocgate: error: --waiver-days: \"0\" is not a number from 1 to 3650.",
                "allocgate: error: --threshold: \"alocatedBytes=1KB\" names no threshold. Did you mean \"allocatedBytes\"?",
                "allocgate: error: --threshold: \"allocatedBytes=1\" allocatedBytes: \"1\" is not an amount of bytes. Write it as \"48 B\", \"1.5 KB\" or \"2 MB\".",
            ],
            wrong.Error.Split('\n').Where(line => line.StartsWith("allocgate: error", StringComparison.Ordinal)).Select(line => line.Trim()));

        async Task CompareAsync(int exitCode, IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
            (await AllocGateTool.RunAsync(repository.Path, variables, ["compare", "before.json", "after.json", .. arguments])).EndedWith(exitCode);
    }
}
