using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>What keeps the gate on: accepting, waiving, and saying what a change loosens.</summary>
public class PolicyTests(SafeBase safe) : IClassFixture<SafeBase>
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
    public async Task A_deleted_benchmark_passes_once_a_commit_of_the_change_accepts_it()
    {
        using var repository = await safe.ChangedAsync(BenchmarkSources.WithoutPutAll);
        var run = (await AllocGateTool.RunAsync(repository.Path, "gate")).EndedWith(1);
        Assert.Contains("allocgate accept '", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

        await repository.GitAsync("config", "user.name", "Ada");
        await repository.GitAsync("config", "user.email", "ada@example.invalid");
        (await AllocGateTool.RunAsync(repository.Path, "accept", "*PutAll*", "--metric", "missing", "--reason", "replaced by Load")).EndedWith(0);

        var accepted = (await AllocGateTool.RunAsync(repository.Path, "gate")).EndedWith(0);
        Assert.Contains("accepted by Ada in", accepted.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_the_change_itself_brings_pass_it_but_not_under_the_policy_of_base()
    {
        using var repository = await safe.ChangedAsync(BenchmarkSources.Safe.Replace("new byte[64]", "new byte[256]", StringComparison.Ordinal));
        (await AllocGateTool.RunAsync(repository.Path, "baseline", "update")).EndedWith(0);
        (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-rules")).EndedWith(0);

        var run = (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-rules", "--policy", "base")).EndedWith(1);

        Assert.Contains("no allocgate.baseline.json is kept with the sources of base", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suppression_that_the_change_adds_passes_it_but_not_under_the_policy_of_base_which_keeps_its_own()
    {
        using var repository = await GitRepository.CloneAsync(safe.Url);
        repository.Write("bench/Grown.cs", "#pragma warning disable AG1401 // 20 rows\n" + GrownInLoop);
        var suppressed = (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-benchmarks")).EndedWith(0);
        Assert.Contains("suppressions of AG1401 in bench/Grown.cs: 0 → 1", suppressed.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var run = (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-benchmarks", "--policy", "base")).EndedWith(1);
        Assert.Contains("AG1401", run.Output, StringComparison.Ordinal);

        await repository.CommitAsync("Suppress");
        repository.Write("bench/Grown.cs", repository.Read("bench/Grown.cs") + "// more\n");
        (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-benchmarks", "--base", "HEAD", "--policy", "base")).EndedWith(0);
    }

    [Fact]
    public async Task A_severity_that_the_change_lowers_or_whose_file_it_deletes_is_that_of_base_under_its_policy()
    {
        using var repository = await GitRepository.CloneAsync(safe.Url);
        repository.Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.AG1401.severity = error\n");
        await repository.CommitAsync("Take no such loop");
        repository.Write("bench/Grown.cs", GrownInLoop);
        string[] gate = ["gate", "--no-benchmarks", "--base", "HEAD", "--fail-on", "error"];

        repository.Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.AG1401.severity = none\n");
        await LoosensAsync("error → none");
        File.Delete(Path.Combine(repository.Path, ".editorconfig"));
        await LoosensAsync("error → default");

        async Task LoosensAsync(string how)
        {
            var passed = (await AllocGateTool.RunAsync(repository.Path, gate)).EndedWith(0);
            Assert.Contains($"severity of AG1401 in .editorconfig [*.cs]: {how}", passed.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
            var run = (await AllocGateTool.RunAsync(repository.Path, [.. gate, "--policy", "base"])).EndedWith(1);
            Assert.Contains("AG1401", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_waived_finding_passes_and_the_new_waiver_is_a_loosening_that_the_policy_of_base_does_not_take()
    {
        using var repository = await GitRepository.CloneAsync(safe.Url);
        repository.Write("bench/Grown.cs", GrownInLoop);
        (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-benchmarks")).EndedWith(1);

        var soon = DateTime.UtcNow.AddDays(7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await AllocGateTool.RunAsync(repository.Path, "waive", "bench/Grown.cs", "--rule", "AG1401", "--reason", "20 rows", "--expires", soon)).EndedWith(0);
        var waived = (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-benchmarks")).EndedWith(0);
        Assert.Contains($"waiver for AG1401 of bench/Grown.cs: none → until {soon}", waived.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("ENDS in 7 days", waived.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

        (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-benchmarks", "--policy", "base")).EndedWith(1);
        var twice = (await AllocGateTool.RunAsync(repository.Path, "waive", "bench/Grown.cs", "--rule", "AG1401", "--reason", "20 rows", "--expires", soon)).EndedWith(2);
        Assert.Contains("Two waivers", twice.Error, StringComparison.Ordinal);
        var far = (await AllocGateTool.RunAsync(repository.Path, "waive", "A", "--ceiling", "1 KB", "--reason", "r", "--expires", "2126-01-01")).EndedWith(2);
        Assert.Contains("too far ahead", far.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waivers_in_a_file_of_their_own_are_written_there_judged_and_read_from_base_too()
    {
        using var repository = await GitRepository.CloneAsync(safe.Url);
        repository.Write("allocgate.waivers.json", "{\n  // for a while\n  \"waivers\": []\n}\n");
        await repository.CommitAsync("Keep the allowlist in a file of its own");
        repository.Write("bench/Grown.cs", GrownInLoop);
        var soon = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var waived = (await AllocGateTool.RunAsync(
            repository.Path, "waive", "bench/Grown.cs", "--rule", "AG1401", "--reason", "20 rows", "--expires", soon, "--owner", "@ada", "--issue", "https://example.com/7")).EndedWith(0);
        Assert.Contains("Written: allocgate.waivers.json.", waived.Output, StringComparison.Ordinal);
        Assert.Contains("// for a while", repository.Read("allocgate.waivers.json"), StringComparison.Ordinal);
        Assert.False(repository.Has("allocgate.json"));

        var gate = (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-benchmarks", "--base", "HEAD", "--verbosity", "detailed")).EndedWith(0);
        var said = gate.Output.ReplaceLineEndings(" ");
        Assert.Contains($"waiver for AG1401 of bench/Grown.cs: none → until {soon}", said, StringComparison.Ordinal);
        Assert.Contains("(@ada): 20 rows; https://example.com/7", said, StringComparison.Ordinal);
        (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-benchmarks", "--base", "HEAD", "--policy", "base")).EndedWith(1);

        var head = await repository.CommitAsync("Grow, and waive it");
        (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-benchmarks", "--base", "HEAD^", "--head", head)).EndedWith(0);
        repository.Write("bench/Grown.cs", GrownInLoop + GrownInLoop.Replace("Grown", "GrownAgain", StringComparison.Ordinal).Replace("using System.Collections.Immutable;", "", StringComparison.Ordinal));
        (await AllocGateTool.RunAsync(repository.Path, "gate", "--no-benchmarks", "--base", head, "--policy", "base")).EndedWith(0);

        var twice = (await AllocGateTool.RunAsync(repository.Path, "waive", "bench/Grown.cs", "--rule", "AG1401", "--reason", "20 rows", "--expires", soon)).EndedWith(2);
        Assert.Matches(@"allocgate\.waivers\.json:[0-9]+:[0-9]+: waivers\[1\]: Two waivers", twice.Error);
    }
}
