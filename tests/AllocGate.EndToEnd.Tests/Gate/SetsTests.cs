using System.Text;
using System.Text.Json;
using AllocGate.EndToEnd.Tests.Running;
using Snapshooter.Xunit;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>Two sets of benchmarks that are not the same: what is on one side only, or on both and not comparable, and the line that would accept it.</summary>
public class SetsTests
{
    private static readonly string Here = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    [Fact]
    public async Task What_is_new_missing_renamed_failed_or_incomparable_says_the_one_line_that_would_accept_it()
    {
        using var repository = await GitRepository.InitAsync();
        BenchmarkSources.WriteTo(repository, Head);
        repository.Write("other/Other.csproj", BenchmarkSources.Project);
        repository.Write("other/Other.cs", Head.Replace("Cases", "OtherCases", StringComparison.Ordinal).Replace("#define BOTH", "", StringComparison.Ordinal));
        repository.Write("allocgate.baseline.json", Figures(
            Project(BenchmarkSources.ProjectPath, Here, ("Cases.Steady()", 88), ("Cases.Gone()", 48), ("OldCases.Moved()", 280), ("Cases.Throws()", 24)),
            Project("other/Other.csproj", "another", ("OtherCases.Steady()", 88))));
        await repository.CommitAsync("Begin");

        var proposed = (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-rules", "--baseline", "file")).EndedWith(1);
        Snapshot.Match(Told(repository), "Sets.proposed");
        Assert.Contains("\"renames\": { \"OldCases.Moved()\": \"Cases.Moved()\" }", OneLine(proposed.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declared_rename_is_compared_and_an_expectation_that_nothing_fulfils_fails_two_files_that_are_compared_too()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write("before.json", Figures(Project("p.csproj", Here, ("Old.Put()", 88), ("Cases.Steady()", 24))));
        repository.Write("after.json", Figures(Project("p.csproj", Here, ("New.Put()", 88), ("Cases.Steady()", 24))));
        var undeclared = (await AllocGateTool.RunAsync(repository.Path, "compare", "before.json", "after.json")).EndedWith(1);
        Assert.Contains("\"renames\": { \"Old.Put()\": \"New.Put()\" }", OneLine(undeclared.Output), StringComparison.Ordinal);

        repository.Write("allocgate.json", """{ "renames": { "Old.Put()": "New.Put()" }, "expect": ["Cases.*"] }""");
        var declared = (await AllocGateTool.RunAsync(repository.Path, "compare", "before.json", "after.json")).EndedWith(0);
        Assert.Contains("2 unchanged", declared.Output, StringComparison.Ordinal);

        repository.Write("allocgate.json", """{ "renames": { "Old.Put()": "New.Put()" }, "expect": ["Cases.*", "Bulk*"] }""");
        var unmet = (await AllocGateTool.RunAsync(repository.Path, "compare", "before.json", "after.json")).EndedWith(1);
        Assert.Contains("No benchmark ran that matches \"Bulk*\", and \"expect\" in allocgate.json asks for one.", OneLine(unmet.Output), StringComparison.Ordinal);
    }

    private static string Told(GitRepository repository)
    {
        using var report = JsonDocument.Parse(repository.Read("artifacts/allocgate/report.json"));
        var text = new StringBuilder();
        foreach (var row in report.RootElement.GetProperty("rows").EnumerateArray())
        {
            var comparison = row.GetProperty("comparisons")[0];
            text.Append(row.GetProperty("name").GetString()).Append(": ").Append(comparison.GetProperty("outcome").GetString())
                .Append(": ").Append(comparison.GetProperty("explanation").GetString()).Append('\n');
        }

        return text.Replace($"architecture: {Here},", "architecture: <here>,").ToString();
    }

    private static string OneLine(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " ");

    private static string Figures(params string[] projects) => $$"""
        { "schema": "allocgate-measurements/1", "tool": "0.1.0", "build": { "configuration": "Release", "properties": {} }, "projects": [{{string.Join(",", projects)}}] }
        """;

    private static string Project(string path, string architecture, params (string Id, long Bytes)[] cases) => $$"""
        { "project": "{{path}}", "framework": "net10.0",
          "environment": { "frameworkMajor": 10, "architecture": "{{architecture}}", "garbageCollector": "workstation non-concurrent", "jit": "tiered pgo",
            "runtime": "{{Environment.Version}}", "operatingSystem": "{{System.Runtime.InteropServices.RuntimeInformation.OSDescription}}", "cores": {{Environment.ProcessorCount}}, "benchmarkDotNet": "0.15.8" },
          "cases": [{{string.Join(",", cases.Select(c => $$"""
              { "benchmark": "{{c.Id}}", "name": "{{c.Id[..^2]}}", "allocated": { "kind": "exact", "value": { "bytes": {{c.Bytes}}, "operations": 1 } },
                "retained": { "kind": "exact", "value": { "bytes": 0, "operations": 1 } },
                "footprint": { "kind": "exact", "value": { "bytes": {{c.Bytes}}, "operations": 1 } } }
              """))}}] }
        """;

    private const string Head = """
        #define BOTH
        using BenchmarkDotNet.Attributes;
        using BenchmarkDotNet.Running;

        BenchmarkRunner.Run(typeof(Program).Assembly);

        [BenchmarkCategory("AllocGate")]
        public class Cases
        {
            [Benchmark] public object Steady() => new byte[64];
        #if BOTH
            [Benchmark] public object Fresh() => new byte[32];

            [Benchmark] public object Moved() => new byte[256];

            [Benchmark] public object Throws() => throw new InvalidOperationException("no rows today");
        #endif
        }

        """;
}
