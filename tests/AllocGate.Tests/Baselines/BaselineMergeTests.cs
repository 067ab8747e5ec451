using System.Text;
using AllocGate.Baselines;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using CliWrap;
using CliWrap.Buffered;
using CsCheck;

namespace AllocGate.Tests.Baselines;

/// <summary>Two branches' baselines, put together by git's own merge of lines.</summary>
public sealed class BaselineMergeTests : IDisposable
{
    private const int Names = 12;

    private static readonly RunEnvironment Machine =
        new(10, "x64", "workstation, non-concurrent", "tiered, PGO", "10.0.12", "Linux", 2, "0.15.8");

    private static readonly Gen<Dictionary<string, long>> Some = Gen.Select(Gen.Int[0, Names - 1], Gen.Long[0, 3]).Array[0, Names].Select(AsMap);

    private static readonly Gen<(int Name, long? Bytes)[]> Changes =
        Gen.Select(Gen.Int[0, Names - 1], Gen.Long[100, 103], Gen.Int[0, 3], (name, bytes, kind) => (name, kind == 0 ? null : (long?)bytes)).Array[0, 3];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("allocgate-merge-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_git_merges_holds_both_branches_changes_and_what_it_cannot_merge_is_refused()
    {
        var (merged, refused) = (0, 0);
        await Gen.Select(Some, Changes, Changes).SampleAsync(
            async (before, ours, theirs) =>
            {
                var (here, there) = (Changed(before, ours), Changed(before, theirs));
                var (conflict, text) = await MergeAsync(Text(before), Text(here), Text(there));
                if (conflict)
                {
                    Assert.Contains("git could not merge it here", Assert.Throws<InvalidInputException>(() => Parse(text)).Message, StringComparison.Ordinal);
                    refused++;
                    return;
                }

                var rows = Parse(text).Rows.ToDictionary(r => r.Key.Benchmark, r => r.Allocated);
                foreach (var name in before.Keys.Union(here.Keys).Union(there.Keys))
                {
                    var expected = Of(here, name) == Of(before, name) ? Of(there, name) : Of(here, name);
                    Assert.Equal(expected is { } bytes ? Exact(bytes) : null, rows.GetValueOrDefault(name));
                }

                merged++;
            }, iter: 60, threads: 1, seed: "0000KeIDZ4V1");
        Assert.True(merged > 5 && refused > 5, $"{merged} merged, {refused} refused");
    }

    [Fact]
    public async Task A_figure_from_other_conditions_is_refused_where_git_merged_it()
    {
        Dictionary<string, long> before = Enumerable.Range(0, Names).ToDictionary(Name, _ => 1L);
        var there = new Dictionary<string, long>(before) { [Name(11)] = 2 };
        // Half of ours, as if git had found nothing to complain of.
        var ours = Text(before, Machine with { Architecture = "arm64" }).Split('\n');
        var theirs = Text(there).Split('\n');
        var e = Assert.Throws<InvalidInputException>(() => Parse(string.Join('\n', [.. ours[..^5], .. theirs[^5..]])));
        Assert.Contains("Case \"N.B.M11()\" was measured under other conditions", e.Message, StringComparison.Ordinal);

        var (conflict, _) = await MergeAsync(Text(before), Text(before, Machine with { Architecture = "arm64" }), Text(there));
        Assert.True(conflict, "git saw no conflict");
        (conflict, _) = await MergeAsync(Text(before), Text(before, Machine with { Runtime = "10.0.13" }), Text(there));
        Assert.False(conflict, "another patch of the runtime touches the lines of cases");
    }

    [Fact]
    public void The_first_place_that_git_could_not_merge_is_named_and_the_others_are_counted()
    {
        const string Conflict = "<<<<<<< ours\n1\n=======\n2\n>>>>>>> theirs\n";
        Assert.StartsWith("b.json:2: git could not merge it here: both", Refusal("{\n" + Conflict), StringComparison.Ordinal);
        Assert.StartsWith("b.json:1: git could not merge it here, and in 1 more place: both", Refusal(Conflict + Conflict), StringComparison.Ordinal);
        Assert.Contains("git checkout --theirs -- b.json", Refusal(Conflict), StringComparison.Ordinal);
        static string Refusal(string text) => Assert.Throws<InvalidInputException>(() => Parse(text)).Message;
    }

    private async Task<(bool Conflict, string Text)> MergeAsync(string before, string ours, string theirs)
    {
        string[] paths = [.. ((string[])["ours", "before", "theirs"]).Select(name => Path.Combine(_folder.FullName, name))];
        foreach (var (path, text) in paths.Zip((string[])[ours, before, theirs]))
            await File.WriteAllTextAsync(path, text);
        var run = await Cli.Wrap("git").WithArguments(["merge-file", "-p", .. paths]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(Encoding.UTF8);
        return (run.ExitCode != 0, run.StandardOutput);
    }

    private static Dictionary<string, long> Changed(Dictionary<string, long> before, (int Name, long? Bytes)[] changes)
    {
        var after = new Dictionary<string, long>(before);
        foreach (var (name, bytes) in changes)
        {
            if (bytes is { } figure)
                after[Name(name)] = figure;
            else
                after.Remove(Name(name));
        }

        return after;
    }

    private static Dictionary<string, long> AsMap((int Name, long Bytes)[] rows) => rows.GroupBy(r => Name(r.Name)).ToDictionary(g => g.Key, g => g.First().Bytes);

    private static long? Of(Dictionary<string, long> rows, string name) => rows.TryGetValue(name, out var bytes) ? bytes : null;

    private static string Name(int index) => $"N.B.M{index:00}()";

    private static Reading Exact(long bytes) => new Reading.Exact(new BytesPerOperation(bytes));

    private static MeasurementSet Parse(string text) => MeasurementFileReading.Parse(Encoding.UTF8.GetBytes(text), "b.json");

    private static string Text(Dictionary<string, long> rows, RunEnvironment? environment = null) => MeasurementFileText.Write(
        new([new("b.csproj", "net10.0", environment ?? Machine,
            [.. rows.Select(r => new BenchmarkRow(new("b.csproj", "net10.0", r.Key), r.Key, null, Exact(r.Value), Exact(0), new Reading.NotApplicable("none"), [], []))],
            [], null, [])]),
        "0.1.0");
}
