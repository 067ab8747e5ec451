using System.Text;
using AllocGate.Baselines;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Tests.Measuring;
using CsCheck;

namespace AllocGate.Tests.Baselines;

public sealed class BaseCacheTests : IDisposable
{
    private const string Commit = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    private static readonly RunEnvironment Machine =
        new(10, "x64", "workstation, non-concurrent", "tiered, PGO", "10.0.12", "Linux", 2, "0.15.8");

    private static readonly BaseKey Key = new("bench/B.csproj", "net10.0", "Release", "A=1", "probe, jit Tiered", "10.0.401");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("allocgate-cache-");
    private readonly RecordedProgress _progress = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_kept_of_a_commit_is_found_again()
    {
        await KeepAsync(Project(Case("N.B.Put()", Exact(88)), new("N.B.Plain()", "B.Plain", Annotated: false, Row: null)));

        var known = Assert.Single((await OpenAsync()).Projects);

        Assert.Equal((Key, Machine), (known.Key, known.Environment));
        Assert.Equal([("N.B.Put()", true, Exact(88)), ("N.B.Plain()", false, null)], known.Cases.Select(c => (c.Id, c.Annotated, c.Row?.Allocated)));
    }

    [Fact]
    public async Task Another_commit_build_project_or_setting_finds_nothing()
    {
        await KeepAsync(Project(Case("N.B.Put()", Exact(88))));

        Assert.Empty((await OpenAsync("f" + Commit[1..])).Projects);
        Assert.Empty((await Cache(version: "2.0").OpenAsync(Commit, _progress, default)).Projects);
        var here = await OpenAsync();
        Assert.NotNull(here.Find(Key));
        Assert.All(
            (BaseKey[])[Key with { Project = "p" }, Key with { Framework = "net8.0" }, Key with { Configuration = "Debug" }, Key with { Properties = "" }, Key with { Engine = "bdn" }, Key with { Sdk = "9" }],
            other => Assert.Null(here.Find(other)));
    }

    [Fact]
    public void An_entry_of_any_bytes_is_read_or_refused_and_a_whole_one_is_read_back()
    {
        var whole = BaseCacheEntry.Write("tool", Commit, Project(Case("N.B.Put()", Exact(88))));
        Gen.OneOf(Hostile.Texts, Hostile.Damaged(whole)).Sample(text => Hostile.ReadOrRefused(() => BaseCacheEntry.Read(text, "tool", Commit, "e.json")), iter: 1_000);
        Gen.Select(Gen.String.Where(s => s.All(c => !char.IsSurrogate(c))), Gen.Long[0, long.MaxValue]).Sample((id, bytes) =>
            BaseCacheEntry.Write("tool", Commit, BaseCacheEntry.Read(Encoding.UTF8.GetBytes(BaseCacheEntry.Write("tool", Commit, Project(Case(id, Exact(bytes))))), "tool", Commit, "e.json")!)
                == BaseCacheEntry.Write("tool", Commit, Project(Case(id, Exact(bytes)))));
    }

    [Fact]
    public async Task An_entry_that_claims_four_gigabytes_is_not_read_and_is_said()
    {
        await KeepAsync(Project(Case("N.B.Put()", Exact(88))));
        using (var file = File.OpenWrite(Assert.Single(Files())))
            file.SetLength(4L << 30);

        var known = await OpenAsync();

        Assert.Empty(known.Projects);
        Assert.Contains("It is larger than", Assert.Single(known.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_or_is_a_range_is_not_kept()
    {
        Reading range = new Reading.Ranged(new(1), new(2), new(3), "batches differ");

        Assert.NotNull(CachedCase.Kept(Row("A", Exact(88))));
        Assert.Null(CachedCase.Kept(null));
        Assert.All((Reading[])[range, new Reading.Failed("threw"), new Reading.NotMeasured("no")], open =>
        {
            Assert.Null(CachedCase.Kept(Row("A", open)));
            Assert.Null(CachedCase.Kept(Row("A", Exact(88)) with { Retained = open }));
            Assert.Null(CachedCase.Kept(Row("A", Exact(88)) with { Footprint = open }));
        });
    }

    [Fact]
    public async Task Figures_of_other_conditions_or_of_another_runtime_patch_do_not_stand_for_these()
    {
        await KeepAsync(Project(Case("N.B.Put()", Exact(88))));
        var kept = await OpenAsync();

        Assert.Single(kept.ComparableWith(Head(Machine with { Cores = 64 })).Projects);
        Assert.Empty(kept.ComparableWith(Head(Machine with { Runtime = "10.0.13" })).Projects);
        Assert.Empty(kept.ComparableWith(Head(Machine with { Architecture = "arm64" })).Projects);
        Assert.Empty(kept.ComparableWith(MeasurementSet.Empty).Projects);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{", "")]
    [InlineData("\"bytes\":88", "\"bytes\":-88")]
    [InlineData("\"bytes\":88", "\"bytes\":null")]
    [InlineData(Commit, "f000000000000000000000000000000000000000")]
    [InlineData("\"kind\":\"exact\"", "\"kind\":\"guessed\"")]
    [InlineData("\"key\":{\"project\":\"bench/B.csproj\"", "\"key\":{\"project\":\"bench/Other.csproj\"")]
    public async Task A_corrupted_entry_is_said_and_counts_for_nothing(string written, string instead)
    {
        await KeepAsync(Project(Case("N.B.Put()", Exact(88))));
        var file = Assert.Single(Files());
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, written.Length == 0 ? "" : text.Replace(written, instead, StringComparison.Ordinal));

        var opened = await OpenAsync();

        Assert.Empty(opened.Projects);
        Assert.Contains(file, Assert.Single(opened.Notices), StringComparison.Ordinal);
        await opened.KeepAsync(Project(Case("N.B.Put()", Exact(99))), default);
        Assert.Single((await OpenAsync()).Projects);
    }

    [Fact]
    public async Task An_entry_is_written_whole_and_once_for_each_project()
    {
        await KeepAsync(Project(Case("N.B.Put()", Exact(88))));
        await KeepAsync(Project(Case("N.B.Put()", Exact(88)), Case("N.B.Add()", Exact(8))));

        Assert.Equal(2, Assert.Single((await OpenAsync()).Projects).Cases.Count);
        Assert.Equal(".json", Path.GetExtension(Assert.Single(Files())));
    }

    [Fact]
    public async Task What_was_not_used_for_a_month_goes_and_beyond_the_size_what_was_used_longest_ago()
    {
        await KeepAsync(Project(Case("N.B.Put()", Exact(88))));
        var entry = Assert.Single(Files());
        var now = new DateTimeOffset(File.GetLastWriteTimeUtc(entry));
        var other = Path.Combine(_folder.FullName, Commit, new string('a', 32) + ".json");
        File.Copy(entry, other);
        File.SetLastWriteTimeUtc(other, now.AddDays(-1).UtcDateTime);
        var foreign = Path.Combine(_folder.FullName, "notes.txt");
        await File.WriteAllTextAsync(foreign, "somebody's");

        BaseCachePruning.Prune(_folder.FullName, now, most: new FileInfo(entry).Length);
        Assert.Equal([entry, foreign], Files());
        BaseCachePruning.Prune(_folder.FullName, now.AddDays(31));
        Assert.Equal([foreign], Files());
        Assert.Empty(_folder.GetDirectories());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_and_no_failure()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        var opened = await new BaseCache(file, Build("1.0"), TimeProvider.System).OpenAsync(Commit, _progress, default);
        await opened.KeepAsync(Project(Case("N.B.Put()", Exact(88))), default);

        Assert.Contains(_progress.Seen, s => s.StartsWith("The base's figures are not kept for the next run:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_folder_is_the_users_cache_unless_a_variable_names_another()
    {
        Assert.Equal(Path.Combine(_folder.FullName, "base"), CacheEnvironment.Folder(new Dictionary<string, string> { ["ALLOCGATE_CACHE"] = _folder.FullName, ["HOME"] = "/home/me" }));
        Assert.Equal(Path.Combine(_folder.FullName, "allocgate", "base"), CacheEnvironment.Folder(new Dictionary<string, string> { ["XDG_CACHE_HOME"] = _folder.FullName }));
        Assert.Null(CacheEnvironment.Folder(new Dictionary<string, string> { ["XDG_CACHE_HOME"] = "relative" }));
        Assert.Null(CacheEnvironment.Folder(new Dictionary<string, string>()));
    }

    private BaseCache Cache(string version = "1.0") => new(_folder.FullName, Build(version), TimeProvider.System);

    private static ToolBuild Build(string version) => new(version, typeof(BaseCacheTests).Assembly.Location);

    private Task<CachedCommit> OpenAsync(string commit = Commit) => Cache().OpenAsync(commit, _progress, default);

    private async Task KeepAsync(CachedProject project) => await (await OpenAsync()).KeepAsync(project, default);

    private string[] Files() => [.. Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static CachedProject Project(params CachedCase[] cases) => new(Key, Machine, cases);

    private static CachedCase Case(string id, Reading allocated) => new(id, id, Annotated: true, Row(id, allocated));

    private static Reading Exact(long bytes) => new Reading.Exact(new(bytes));

    private static MeasurementSet Head(RunEnvironment environment) => new([new(Key.Project, Key.Framework, environment, [], [], null, [])]);

    private static BenchmarkRow Row(string id, Reading allocated) => new(
        new(Key.Project, Key.Framework, id), id, null, allocated, Exact(0), new Reading.NotApplicable("nothing is returned"), [], []);
}
