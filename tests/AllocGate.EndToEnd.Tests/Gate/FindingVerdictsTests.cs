using System.Text.Json.Nodes;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>Which findings fail the gate: those in scope, at or above --fail-on.</summary>
public sealed class FindingVerdictsTests
{
    [Fact]
    public async Task A_finding_of_the_change_fails_from_the_severity_that_fail_on_names_and_one_that_was_there_never_does()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write(".editorconfig", """
            root = true
            [Error.cs]
            dotnet_diagnostic.AG1401.severity = error
            [Info.cs]
            dotnet_diagnostic.AG1401.severity = suggestion

            """);
        repository.Write("App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        repository.Write("Before.cs", GrownInLoop("Before"));
        await repository.CommitAsync("Begin");
        repository.Write("Before.cs", GrownInLoop("Before") + "// changed\n");
        foreach (var name in new[] { "Error", "Warning", "Info" })
            repository.Write($"{name}.cs", GrownInLoop(name));

        Assert.Equal(["Error.cs"], await FailingAsync(repository, 1, "--fail-on", "error"));
        Assert.Equal(["Error.cs", "Warning.cs"], await FailingAsync(repository, 1));
        Assert.Equal(["Error.cs", "Info.cs", "Warning.cs"], await FailingAsync(repository, 1, "--fail-on", "info"));

        repository.Delete("Error.cs");
        Assert.Empty(await FailingAsync(repository, 0, "--fail-on", "error"));
    }

    private static async Task<IEnumerable<string>> FailingAsync(GitRepository repository, int exitCode, params string[] options)
    {
        var run = (await AllocGateTool.RunAsync(repository.Path, ["gate", "--base", "HEAD", "--no-benchmarks", .. options])).EndedWith(exitCode);
        run.Says(exitCode == 0 ? "PASS (PARTIAL) no benchmark case; 2 findings." : "FAIL (PARTIAL) no benchmark case; 3 findings.");
        var reasons = JsonNode.Parse(repository.Read("artifacts/allocgate/report.json"))!["verdict"]!["reasons"]?.AsArray() ?? [];
        foreach (var reason in reasons)
            Assert.Contains(": AG1401: ", $"{reason}", StringComparison.Ordinal);
        return reasons.Select(reason => $"{reason}".Split(':')[0]).Order(StringComparer.Ordinal);
    }

    private static string GrownInLoop(string type) => $$"""
        using System.Collections.Immutable;

        public static class {{type}}
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
}
