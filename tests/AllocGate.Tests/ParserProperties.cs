using System.Text;
using System.Text.Json;
using AllocGate.Baselines;
using AllocGate.Commands;
using AllocGate.Core.Loosening;
using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;
using AllocGate.Gating;
using AllocGate.Git;
using AllocGate.Imports;
using AllocGate.Measuring;
using AllocGate.Probe.Wire;
using AllocGate.Reporting.GitHub;
using AllocGate.Reporting.GitLab;
using AllocGate.Scanning;
using CsCheck;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Tests;

/// <summary>
/// What no parser of the tool may do, whatever a stranger writes: throw anything but its own refusal. Parsers with more to say have such a
/// property among their own tests.
/// </summary>
public sealed class ParserProperties : IDisposable
{
    private const string Commit = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    private const string Event = """
        { "action": "opened", "number": 7, "before": "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", "forced": false,
          "pull_request": { "number": 7, "head": { "sha": "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", "ref": "topic", "repo": { "full_name": "a/b" } }, "base": { "sha": "2a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", "ref": "main" } },
          "workflow_run": { "event": "pull_request", "head_sha": "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", "head_branch": "topic", "head_repository": { "full_name": "a/b" } },
          "merge_group": { "base_sha": "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d" } }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("allocgate-parsers-");

    private string File1 => Path.Combine(_folder.FullName, "file.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Shards_are_read_or_not() => Hostile.Strings.Sample(text => Shard.TryParse(text, out var shard) == shard is { IsPossible: true });

    [Fact]
    public void Amounts_of_bytes_are_read_or_not() => Hostile.DamagedText("1.5 KB").Sample(text => ByteAmount.TryParse(text, out var bytes) ? bytes >= 0 : bytes == 0);

    [Fact]
    public void Globs_match_or_not_and_a_text_without_wildcards_matches_itself() => Gen.Select(Hostile.Strings, Hostile.Strings).Sample((glob, id) =>
    {
        _ = new CaseFilter(glob).Selects(id);
        return glob.AsSpan().ContainsAny('*', '?') || new CaseFilter(glob).Selects(glob);
    });

    [Fact]
    public void Trailers_accept_or_are_said_and_every_acceptance_is_read_back()
    {
        var valid = new Acceptance("N.A.Put() [s=\"x\"]", "allocated", "as agreed", "1048 B").ToString()[(Acceptance.Trailer.Length + 2)..];
        Gen.OneOf(Hostile.Strings, Hostile.DamagedText(valid)).Select(Text).Sample(text =>
        {
            var (accepted, notices) = Accepted(text);
            Assert.Equal(1, accepted.Count + notices.Count);
        });
        Gen.Select(Gen.String, Gen.String, Gen.Long[0, long.MaxValue]).Sample((id, reason, bytes) =>
        {
            var waiver = Assert.Single(Accepted(new Acceptance(Text(id), "retained", Text(reason), $"{bytes} B").ToString()[(Acceptance.Trailer.Length + 2)..]).Accepted);
            Assert.Equal((Text(id), Text(reason), bytes), (waiver.Target, waiver.Reason, waiver.CeilingBytes));
        });

        static (IReadOnlyList<Core.Waiving.Waiver> Accepted, IReadOnlyList<string> Notices) Accepted(string trailer) =>
            Acceptance.Of([new ChangeCommit(Commit, "Ada", [trailer])], new DateOnly(2026, 11, 23));
    }

    [Fact]
    public void Quoted_paths_of_git_are_read_whatever_they_hold() => Gen.OneOf(Hostile.Strings, Hostile.DamagedText("\"a/\\303\\274\\t\\\"\\\\\"")).Sample(text =>
    {
        var (_, length) = QuotedPath.Read(text);
        _ = QuotedPath.WithoutPrefix(text);
        _ = QuotedPath.OfHeader(text);
        return length <= text.Length;
    });

    [Fact]
    public void Events_of_CI_systems_are_read_or_refused() => Gen.Select(Gen.OneOf(Hostile.Texts, Hostile.Damaged(Event)), Gen.Int[0, 4]).Sample((text, kind) =>
    {
        File.WriteAllBytes(File1, text);
        string[] names = ["pull_request", "push", "merge_group", "workflow_run", "pull_request_target"];
        var variables = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_EVENT_NAME"] = names[kind], ["GITHUB_EVENT_PATH"] = File1 };
        Hostile.ReadOrRefused(() => CiEnvironment.Read(variables));
        _ = GitHubEnvironment.Read(variables);
        Hostile.ReadOrRefused(() => ReportOrigin.Read(names[kind], GitHubEvent.Read(names[kind], File1), Commit));
    }, iter: 500, threads: 1);

    [Fact]
    public void Variables_of_CI_systems_are_read_or_refused()
    {
        string[] names =
        [
            "GITHUB_ACTIONS", "GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH", "GITHUB_REF", "GITHUB_REPOSITORY", "GITHUB_API_URL", "GITHUB_SERVER_URL", "GITHUB_RUN_ID", "GITHUB_TOKEN", "GITHUB_ACTOR",
            "CI_PIPELINE_SOURCE", "CI_MERGE_REQUEST_EVENT_TYPE", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_COMMIT_BEFORE_SHA", "CI_API_V4_URL", "CI_PROJECT_ID", "CI_PROJECT_URL", "CI_MERGE_REQUEST_IID",
            GitLabEnvironment.TokenVariable, "PRE_COMMIT_TO_REF", "PRE_COMMIT_LOCAL_BRANCH", CacheEnvironment.Variable, "XDG_CACHE_HOME", "HOME",
        ];
        // The operating system keeps NUL out of variables.
        Hostile.Strings.Select(text => text.Replace("\0", "", StringComparison.Ordinal)).Array[names.Length].Sample(values =>
        {
            var variables = names.Zip(values).ToDictionary(v => v.First, v => v.Second);
            Hostile.ReadOrRefused(() => CiEnvironment.Read(variables));
            _ = GitHubEnvironment.Read(variables);
            _ = GitLabEnvironment.Read(variables);
            _ = (PushEnvironment.Remote(variables), PushEnvironment.Line(variables), CacheEnvironment.Folder(variables));
        }, iter: 300);
    }

    [Fact]
    public void Severities_and_suppressions_of_any_text_are_compared()
    {
        const string Config = "root = true\n[*.cs]\ndotnet_diagnostic.AG1401.severity = none\n";
        Gen.Select(Gen.OneOf(Hostile.Strings, Hostile.DamagedText(Config)), Hostile.DamagedText(Config)).Sample((one, other) =>
        {
            _ = LoosenedSources.OfConfiguration(".editorconfig", one, other, new HashSet<string>()).ToList();
            _ = LoosenedSources.OfSuppressions("a.cs", one, other).ToList();
            _ = ConfigurationMistakes.In(SourceText.From(one), new HashSet<string> { "AG1401" }).ToList();
            return !LoosenedSources.OfConfiguration(".editorconfig", one, one, new HashSet<string>()).Any();
        });
    }

    [Fact]
    public void Target_frameworks_and_runtimes_are_read_or_not()
    {
        Gen.OneOf(Hostile.Strings, Hostile.DamagedText("net10.0-windows10.0.19041"), Hostile.DamagedText("Microsoft.NETCore.App 10.0.1 [/usr/share]\n")).Sample(text =>
        {
            _ = AllocGate.Measuring.TargetFramework.Parse(text);
            _ = AllocGate.Scanning.TargetFramework.Parse(text);
            _ = InstalledRuntimes.Parse(text);
            _ = ReportedFramework.Parse(text);
            _ = ReportedFramework.OfJob(text);
        });
        Gen.Select(Gen.Int[5, 99], Gen.Int[0, 9]).Sample((major, minor) => AllocGate.Measuring.TargetFramework.Parse($"net{major}.{minor}")!.Version == new Version(major, minor));
    }

    [Fact]
    public void Names_of_BenchmarkDotNet_are_taken_apart_or_kept() =>
        Gen.Select(Gen.OneOf(Hostile.Strings, Hostile.DamagedText("N.T.M(s: \"a, b\", N: 10)")), Gen.OneOf(Hostile.Strings, Hostile.DamagedText("s=a&N=10"))).Sample((name, parameters) => ReportedName.ToId(name, parameters).Length >= 0);

    [Fact]
    public void What_the_compiler_prints_is_searched_whatever_it_is()
    {
        var printed = $"{Path.Combine(_folder.FullName, "Cases.cs")}(7,35): error AG9001: The budget Allocated = \"48\" is not an amount [b.csproj]\n";
        Gen.OneOf(Hostile.Strings, Hostile.DamagedText(printed)).Sample(text => CompilerBudgetErrors.In(new DotnetOutput(1, text, ""), new SourcePaths(_folder.FullName)).Count >= 0);
    }

    [Fact]
    public void Settings_of_a_runtime_are_read_or_passed_over() =>
        Gen.OneOf(Hostile.Texts, Hostile.Damaged("""{ "runtimeOptions": { "configProperties": { "System.GC.Server": true, "System.GC.Concurrent": false } } }""")).Sample(text =>
        {
            File.WriteAllBytes(File1, text);
            _ = RuntimeConfigurationNotices.Read(File1, JitMode.Tiered);
            PinnedRuntimeConfiguration.Pin(File1);
        }, iter: 500, threads: 1);

    [Fact]
    public void Answers_of_the_probe_are_read_or_refused()
    {
        var listing = WireFormat.Write(new CaseListing(
            WireFormat.Schema, new("10.0.1", ".NET 10.0.1", null, "x64", "workstation", "tiered", null, "any", 2, null),
            [new("id", "name", true, [], new("a.cs", 7), 1, 5, null, false, [])], []));
        var result = WireFormat.Write(new CaseResult(
            WireFormat.Schema, "id", new AllocatedCount.Counted([new(1, 24, 24)], CodeTier.Settled, []), new RetainedCount.NotAsked(), new FootprintCount.NotAsked(), null, TracksObjects: false));
        var lifetimes = WireFormat.Write(new LifetimeResult(WireFormat.Schema, "id", 64, [new("App.Map", 64, 1)], null));
        var engine = WireFormat.Write(new EngineRun(WireFormat.Schema, "id", "r.json", null));
        var profile = WireFormat.Write(new ProfileResult(WireFormat.Schema, "id", null, null));
        Gen.OneOf(Hostile.Strings, Hostile.DamagedText(listing), Hostile.DamagedText(result), Hostile.DamagedText(lifetimes), Hostile.DamagedText(engine), Hostile.DamagedText(profile)).Select(Text).Sample(text =>
        {
            Func<object>[] readers =
            [
                () => WireFormat.ReadListing(text), () => WireFormat.ReadResult(text), () => WireFormat.ReadLifetimes(text), () => WireFormat.ReadEngineRun(text), () => WireFormat.ReadProfile(text),
            ];
            foreach (var read in readers)
            {
                try
                {
                    _ = read();
                }
                catch (JsonException)
                {
                    continue;
                }
            }
        }, iter: 1_000);
        Assert.Equal(listing, WireFormat.Write(WireFormat.ReadListing(listing)));
    }

    [Fact]
    public async Task Announcements_are_read_or_refused()
    {
        var file = new AnnouncementFile(_folder.FullName);
        await file.WriteAsync(new Announcement("AllocGate", Commit, "allocgate-1"), default);
        var path = Path.Combine(_folder.FullName, AnnouncementFile.Name);
        var written = await File.ReadAllBytesAsync(path);
        Assert.Equal(new Announcement("AllocGate", Commit, "allocgate-1"), await file.ReadAsync(default));
        Gen.OneOf(Hostile.Texts, Hostile.Damaged(written)).Sample(text =>
        {
            File.WriteAllBytes(path, text);
            Hostile.ReadOrRefused(() => file.ReadAsync(default));
        }, iter: 500, threads: 1);
    }

    [Fact]
    public void Facts_of_a_project_are_taken_as_they_are_written() =>
        Hostile.Strings.Select(text => text.Replace("\0", "", StringComparison.Ordinal)).Array[0, 8].Sample(lines =>
            ProjectTarget.Read([$"project={File1}", .. lines, "framework=" + string.Concat(lines)]).Project == File1);

    [Fact]
    public void Any_words_are_a_command_line_or_errors_and_any_variable_stands_for_an_option()
    {
        string[] words = ["gate", "compare", "baseline", "update", "waive", "config", "show", "merge", "--threshold", "--config", "--jobs", "--shard", "--rename", "--expect", "--waiver-days", "--", "-p", "--timeout=2m", "allocatedBytes=1B"];
        var word = Gen.OneOf(Gen.Int[0, words.Length - 1].Select(i => words[i]), Hostile.Strings);
        Gen.Select(word.Array[0, 6], Hostile.Strings).Sample((line, value) =>
        {
            var root = Application.Root(new CommandContext(null!, _folder.FullName, null, TextWriter.Null, TextWriter.Null));
            var parsed = root.Parse(line, new System.CommandLine.ParserConfiguration { ResponseFileTokenReplacer = null });
            var variables = parsed.CommandResult.Command.Options.ToDictionary(EnvironmentOptions.VariableOf, _ => value);
            _ = root.Parse(EnvironmentOptions.Apply(line, EnvironmentOptions.Of(parsed, variables).Values)).Errors.Count;
        }, iter: 300);
    }

    // What is read from a file or a pipe holds no half of a surrogate pair, and neither does JSON.
    private static string Text(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
