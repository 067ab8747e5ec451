using AllocGate.EndToEnd.Tests.Running;
using Snapshooter.Xunit;

namespace AllocGate.EndToEnd.Tests.Commands;

/// <summary>What a user's mistake gets: what is wrong, where, what to do, and exit code 2.</summary>
public class ErrorTests
{
    [Fact]
    public async Task Mistakes_on_the_command_line_are_all_said_at_once()
    {
        using var repository = await GitRepository.InitAsync();
        await repository.CommitAsync("Begin");
        string[] mistaken =
        [
            "",
            "frobnicate",
            "--frobnicate",
            "gate --frobnicate",
            "gate --timeout soon",
            "gate -p Variant",
            "gate --jobs 0",
            "gate --jobs many",
            "gate --report sarif --report foo",
            "gate --no-benchmarks --no-rules",
            "gate --baseline measure --baseline-file figures.json",
            "gate --baseline none --fail-on all --verbosity loud --allow anything --select some --jobs 999 -p x",
            "gate --shard 3/2",
            "gate --shard 1/2 --no-benchmarks",
            "gate --base",
            "scan --frobnicate",
            "compare before.json",
            "baseline",
            "baseline update --frobnicate",
            "baseline update --shard 1/2",
            "merge",
            "init subversion",
            "explain AG1002 AG1004",
        ];
        var transcript = new Transcript(repository);
        foreach (var commandLine in mistaken)
            await transcript.TellAsync(commandLine, 2);

        Snapshot.Match(transcript.ToString(), "Errors.CommandLine");
    }

    [Fact]
    public async Task What_is_named_and_not_there_is_said_with_where_it_was_looked_for()
    {
        using var repository = await GitRepository.InitAsync();
        await repository.CommitAsync("Begin");
        repository.Write("notes.txt", "uncommitted\n");
        string[] mistaken =
        [
            "gate nowhere",
            "gate notes.txt",
            "gate ../outside",
            "gate --base nowhere",
            "gate --config nowhere.json",
            "gate --baseline file",
            "gate --baseline-file nowhere.json",
            "scan nowhere",
            "compare before.json after.json",
            "merge one.json two.json",
            "baseline show",
            "explain AG9999",
            "explain AG9101",
            "explain putall",
        ];
        var transcript = new Transcript(repository);
        foreach (var commandLine in mistaken)
            await transcript.TellAsync(commandLine, 2);

        Snapshot.Match(transcript.ToString(), "Errors.Missing");
    }

    [Fact]
    public async Task A_malformed_configuration_is_never_taken_for_none()
    {
        using var repository = await GitRepository.InitAsync();
        var transcript = new Transcript(repository);
        string[] malformed =
        [
            """{ "thresholds": {""",
            """{ "thresholds": { "alocatedBytes": "24 B" } }""",
            """{ "thresholds": { "allocatedPercent": "a lot" } }""",
            """
            {
              "thresholds": { "allocatedBytes": "24 XB", "allocatedPercent": 5000 },
              "projects": { "bench/Bench.csproj": { "select": "some", "timeout": "soon" } },
              "waivers": [ { "metric": "time", "expires": "soon" } ]
            }
            """,
        ];
        foreach (var text in malformed)
        {
            repository.Write("allocgate.json", text);
            transcript.Note($"allocgate.json: {text.ReplaceLineEndings("\n# ")}");
            await transcript.TellAsync("gate", 2);
        }

        Snapshot.Match(transcript.ToString(), "Errors.Configuration");
    }

    [Fact]
    public async Task A_malformed_baseline_is_never_taken_for_none()
    {
        using var repository = await GitRepository.InitAsync();
        await repository.CommitAsync("Begin");
        var transcript = new Transcript(repository);
        foreach (var text in new[] { "", "{", "{}", """{ "schema": "allocgate-measurements/99" }""" })
        {
            repository.Write("allocgate.baseline.json", text);
            transcript.Note($"allocgate.baseline.json: {text}");
            await transcript.TellAsync("gate", 2);
        }

        await transcript.TellAsync("baseline show", 2);
        Snapshot.Match(transcript.ToString(), "Errors.Baseline");
    }

    [Fact]
    public async Task Without_a_working_tree_of_git_the_way_out_is_named()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        var transcript = new Transcript(folder);
        transcript.Note("no git repository");
        foreach (var commandLine in new[] { "gate", "gate --baseline measure", "scan --base main", "init hook" })
            await transcript.TellAsync(commandLine, 2);

        using var bare = await GitRepository.InitAsync();
        await bare.GitAsync("config", "core.bare", "true");
        var inBare = new Transcript(bare);
        inBare.Note("a bare repository");
        foreach (var commandLine in new[] { "gate", "measure", "scan" })
            await inBare.TellAsync(commandLine, 2);

        Snapshot.Match($"{transcript}{inBare}", "Errors.Git");
    }

    [Fact]
    public async Task On_a_branch_without_commits_nothing_is_judged_and_nothing_passes()
    {
        using var repository = await GitRepository.InitAsync();
        var transcript = new Transcript(repository);
        await transcript.TellAsync("gate --no-benchmarks", 3);
        await transcript.TellAsync("measure", 3);

        Assert.DoesNotContain("PASS", transcript.ToString(), StringComparison.Ordinal);
        Assert.Contains("allocgate scan", transcript.ToString(), StringComparison.Ordinal);
    }
}
