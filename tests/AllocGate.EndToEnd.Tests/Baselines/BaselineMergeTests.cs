using AllocGate.EndToEnd.Tests.Running;
using CliWrap.Exceptions;

namespace AllocGate.EndToEnd.Tests.Baselines;

/// <summary>Two branches that both update the committed baseline, and git's own merge of them.</summary>
public sealed class BaselineMergeTests : IDisposable
{
    private readonly TemporaryFolder _reports = new("reports");

    private GitRepository _repository = null!;

    public void Dispose()
    {
        _repository.Dispose();
        _reports.Dispose();
    }

    [Theory]
    [InlineData("M01=96", "M08=72", true)]
    [InlineData("M03a=8", "M08a=8", true)]
    [InlineData("M04=96", "M05=72", false)]
    [InlineData("M04=96", "M04=80", false)]
    [InlineData("M99=8", "M98=8", false)]
    public async Task Updates_of_two_branches_are_merged_or_refused_with_the_place(string ours, string theirs, bool merges)
    {
        var before = Enumerable.Range(0, 10).ToDictionary(i => $"M{i:00}", _ => "88");
        _repository = await GitRepository.InitAsync();
        _repository.Write("bench/Bench.csproj", "<Project />");
        await UpdateAsync(before, "Keep figures");
        await _repository.GitAsync("branch", "theirs");
        await UpdateAsync(With(before, ours), "Change ours");
        await _repository.GitAsync("switch", "--quiet", "theirs");
        await UpdateAsync(With(before, theirs), "Change theirs");
        await _repository.GitAsync("switch", "--quiet", "main");

        Assert.Equal(merges, await MergesAsync("theirs"));

        var shown = (await AllocGateTool.RunAsync(_repository.Path, "baseline", "show")).EndedWith(merges ? 0 : 2);
        if (merges)
        {
            var both = With(With(before, ours), theirs);
            Assert.All(both, c => Assert.Matches($@"B\.{c.Key}\s+≈ {c.Value} B", shown.Output));
            Assert.Equal(both.Count, System.Text.RegularExpressions.Regex.Count(shown.Output, @"B\.M"));
            return;
        }

        var line = 1 + Array.FindIndex(_repository.Read("allocgate.baseline.json").Split('\n'), l => l.StartsWith("<<<<<<<", StringComparison.Ordinal));
        Assert.Contains($"allocgate.baseline.json:{line}: git could not merge it here", shown.Error, StringComparison.Ordinal);
        var conflicting = _repository.Read("allocgate.baseline.json");
        (await AllocGateTool.RunAsync(_repository.Path, "baseline", "update", "bench", "--from", Report(before))).EndedWith(2);
        Assert.Equal(conflicting, _repository.Read("allocgate.baseline.json"));

        // What the message says to do.
        await _repository.GitAsync("checkout", "--theirs", "--", "allocgate.baseline.json");
        (await AllocGateTool.RunAsync(_repository.Path, "baseline", "update", "bench", "--from", Report(With(before, ours)))).EndedWith(0);
    }

    private async Task UpdateAsync(Dictionary<string, string> cases, string message)
    {
        (await AllocGateTool.RunAsync(_repository.Path, "baseline", "update", "bench", "--from", Report(cases))).EndedWith(0);
        await _repository.CommitAsync(message);
    }

    private async Task<bool> MergesAsync(string branch)
    {
        try
        {
            await _repository.GitAsync("merge", "--quiet", "--no-edit", branch);
            return true;
        }
        catch (CommandExecutionException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> With(Dictionary<string, string> cases, string change)
    {
        var (name, bytes) = (change.Split('=')[0], change.Split('=')[1]);
        return new Dictionary<string, string>(cases) { [name] = bytes };
    }

    private string Report(Dictionary<string, string> cases)
    {
        _reports.Write("report.json",
            """{ "HostEnvironmentInfo": { "RuntimeVersion": ".NET 10.0.12 (10.0.12, 10.0.1226.42308)", "Architecture": "X64", "BenchmarkDotNetVersion": "0.15.8" }, "Benchmarks": ["""
            + string.Join(",", cases.Select(c => $$"""
                { "DisplayInfo": "B.{{c.Key}}: DefaultJob", "Namespace": "N", "Type": "B", "Method": "{{c.Key}}", "Parameters": "", "FullName": "N.B.{{c.Key}}",
                  "Statistics": {}, "Memory": { "TotalOperations": 16, "BytesAllocatedPerOperation": {{c.Value}} } }
                """)) + "] }");
        return Path.Combine(_reports.Path, "report.json");
    }
}
