using System.Text;
using System.Text.Json.Nodes;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Scan;

/// <summary>Which findings a change answers for: real commits, the shipped rules, the tool as a process.</summary>
public sealed class ScopeTests
{
    private const string Builds = """
        using System.Collections.Concurrent;
        class Name
        {
            ConcurrentDictionary<string, object> map = new();
            int First(int a)
            {
                var doubled = a + a;
                var tripled = doubled + a;
                return tripled;
            }
            object Second(string key)
            {
                // Built for each call.
                return map.GetOrAdd(key, new object());
            }
        }

        """;

    private const string Holds = """
        using System;
        using System.Collections.Generic;
        class Holder
        {
            Dictionary<string, int> _map = new();
            List<Func<string, int>> _readers = new();
            void Read() { _readers.Add(key => _map.Count); var map = _map; _readers.Add(key => map[key]); }
            void Clear()
            {
                _map.Clear();
            }
        }

        """;

    [Fact]
    public async Task What_was_moved_reformatted_renamed_or_recoded_is_out_of_scope_and_what_the_change_caused_is_in()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        foreach (var name in new[] { "Moved", "Spaced", "Old", "Crlf", "Broken", "Latin", "Untouched", "Grown" })
            repository.Write($"{name}.cs", Named(name));
        repository.Write("Holder.cs", Holds);
        await repository.CommitAsync("before");

        repository.Write("Moved.cs", MovedUp(Named("Moved")));
        repository.Write("Spaced.cs", Named("Spaced").Replace("\n", "\n\n", StringComparison.Ordinal).Replace("    ", "\t", StringComparison.Ordinal));
        repository.Delete("Old.cs");
        repository.Write("renamed/New.cs", Named("Old").Replace("tripled", "thrice", StringComparison.Ordinal));
        repository.Write("Crlf.cs", Named("Crlf").Replace("\n", "\r\n", StringComparison.Ordinal));
        repository.Write("Broken.cs", Named("Broken").Replace("return tripled;", "return tripled;\n    }\n    object Third(string key) { return map.GetOrAdd(key, new object())", StringComparison.Ordinal));
        File.WriteAllBytes(Path.Combine(repository.Path, "Latin.cs"), Encoding.Latin1.GetBytes(Named("Latin").Replace("new object()", "new object[] { \"é\" }", StringComparison.Ordinal)));
        repository.Write("Grown.cs", Named("Grown").Replace("class Grown\n{", "class Grown\n{\n    object Third(string key) => map.GetOrAdd(key, new object());", StringComparison.Ordinal));
        // The line that is reported stays as it is; what makes it wrong is elsewhere.
        repository.Write("Holder.cs", Holds.Replace("_map.Clear();", "_map = new();", StringComparison.Ordinal));
        await repository.CommitAsync("after");

        var run = (await AllocGateTool.RunAsync(repository.Path, "scan", "--base", "HEAD~1", "--fail-on", "info")).EndedWith(1);

        string[] files = ["Moved.cs", "Spaced.cs", "New.cs", "Crlf.cs", "Untouched.cs", "Broken.cs", "Latin.cs", "Grown.cs", "Holder.cs"];
        Assert.Equal(["Broken.cs", "Latin.cs", "Grown.cs", "Holder.cs"], files.Where(file => Regex(file).IsMatch(run.Output)));
        Assert.Contains("NOT SCANNED: Broken.cs:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_answers_for_what_it_brings_and_not_for_what_its_base_has()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write("First.cs", Named("First").Replace("new object()", "_ => new object()", StringComparison.Ordinal));
        repository.Write("Second.cs", Named("Second").Replace("new object()", "_ => new object()", StringComparison.Ordinal));
        await repository.CommitAsync("before");
        await repository.GitAsync("switch", "--quiet", "--create", "topic");
        repository.Write("First.cs", Named("First"));
        await repository.CommitAsync("topic");
        await repository.GitAsync("switch", "--quiet", "main");
        repository.Write("Second.cs", Named("Second"));
        await repository.CommitAsync("main moves on");
        await repository.GitAsync("merge", "--quiet", "--no-ff", "--message", "merge", "topic");

        var run = (await AllocGateTool.RunAsync(repository.Path, "scan", "--base", "HEAD^1")).EndedWith(1);

        Assert.Matches(Regex("First.cs"), run.Output);
        Assert.DoesNotMatch(Regex("Second.cs"), run.Output);
    }

    [Fact]
    public async Task What_the_source_suppresses_fails_nothing_and_is_in_the_reports_as_such()
    {
        using var repository = await GitRepository.InitAsync();
        repository.Write("Said.cs", Named("Said").Replace("    object Second", "    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"AllocGate\", \"AG1002\", Justification = \"once a day\")]\n    object Second", StringComparison.Ordinal));
        repository.Write("Unsaid.cs", "#pragma warning disable AG1002\n" + Named("Unsaid"));

        var run = (await AllocGateTool.RunAsync(repository.Path, "scan", "--report", "sarif")).EndedWith(0);

        Assert.Contains("0 out of scope, 2 suppressed in the sources.", run.Output, StringComparison.Ordinal);
        var results = JsonNode.Parse(repository.Read("artifacts/allocgate/allocgate.sarif"))!["runs"]![0]!["results"]!.AsArray();
        Assert.Equal(
            ["Said.cs inSource once a day", "Unsaid.cs inSource "],
            results.Select(r => (Where: r!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"], Why: r["suppressions"]![0]!))
                .Select(r => $"{r.Where} {r.Why["kind"]} {r.Why["justification"]}"));
        Assert.Contains("\"justification\": \"once a day\"", repository.Read("artifacts/allocgate/report.json"), StringComparison.Ordinal);
    }

    private static string Named(string name) => Builds.Replace("class Name", $"class {name}", StringComparison.Ordinal);

    private static string MovedUp(string text)
    {
        var first = text.IndexOf("    int First", StringComparison.Ordinal);
        var second = text.IndexOf("    object Second", StringComparison.Ordinal);
        return text[..first] + text[second..^2] + text[first..second] + "}\n";
    }

    private static System.Text.RegularExpressions.Regex Regex(string file) => new($@"(?m)^(?!NOT SCANNED|note).*\b{System.Text.RegularExpressions.Regex.Escape(file)}:\d+");
}
