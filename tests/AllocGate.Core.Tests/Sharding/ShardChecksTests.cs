using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;
using static AllocGate.Core.Tests.Sets;

namespace AllocGate.Core.Tests.Sharding;

public class ShardChecksTests
{
    private static readonly MeasurementSet Set = Of([.. Enumerable.Range(0, 30).Select(i => Row($"T.B{i}()", Exact(8)))]);

    private readonly IReadOnlyList<ShardReport> _parts = Parts.Of(3, Set, Set);

    [Fact]
    public void A_missing_shard_is_named() =>
        AssertOnly("Shard 2/3 is missing.", [_parts[0], _parts[2]], "1.json", "3.json");

    [Fact]
    public void A_shard_that_is_given_twice_is_named_with_both_files() =>
        AssertOnly("Shard 1/3 is given more than once.", [.. _parts, _parts[0] with { File = "again.json" }], "1.json", "again.json");

    [Fact]
    public void Parts_of_different_splits_are_refused() =>
        AssertOnly("They have different numbers of shards: 3 (1.json); 2 (1.json, 2.json).", [_parts[0], .. Parts.Of(2, Set, Set)], "1.json", "1.json", "2.json");

    [Fact]
    public void Everything_that_is_mixed_is_said_at_once()
    {
        var (report, evidence) = (_parts[1].Report, _parts[1].Evidence);
        var other = _parts[1] with
        {
            Report = report with { ToolVersion = "2.0", Subject = report.Subject with { HeadCommit = "h2", BaseCommit = null } },
            Evidence = evidence with
            {
                Policy = Parts.Policy with { AllowFirstRun = true },
                Settings = new Dictionary<string, string> { ["--filter"] = "*X*" },
                Head = [.. evidence.Head.Select(h => h with { Environment = Machine with { Architecture = "arm64" } })],
            },
        };

        var errors = ShardChecks.Of([_parts[0], other, _parts[2]]);

        Assert.Equal(6, errors.Count);
        Assert.Contains(errors, e => e.What == "They have different versions of AllocGate: 1.0 (1.json, 3.json); 2.0 (2.json).");
        Assert.Contains(errors, e => e.What == "They have different head commits: h1 (1.json, 3.json); h2 (2.json).");
        Assert.Contains(errors, e => e.What == "They have different base commits: b1 (1.json, 3.json); none (2.json).");
        Assert.Contains(errors, e => e.What == "They have different settings of --filter:  (1.json, 3.json); *X* (2.json).");
        Assert.Contains(errors, e => e.What == "bench/Bench.csproj was measured under different conditions on head (architecture: arm64, was x64)." && e.Files is ["1.json", "2.json"]);
    }

    [Fact]
    public void Machines_that_differ_in_what_need_not_match_are_merged_and_said()
    {
        var evidence = _parts[1].Evidence;
        var other = _parts[1] with
        {
            Evidence = evidence with { Head = [.. evidence.Head.Select(h => h with { Environment = Machine with { Cores = 64 } })] },
        };

        IReadOnlyList<ShardReport> parts = [_parts[0], other, _parts[2]];

        Assert.Empty(ShardChecks.Of(parts));
        Assert.Contains("Its shards were measured on different machines: cores: 64, was 2.", MergedReport.Of(parts).Notices);
    }

    [Fact]
    public void A_row_that_belongs_to_another_shard_is_refused()
    {
        var stolen = _parts[1].Report.Rows[0];
        var thief = WithRows(_parts[0], rows => [.. rows, stolen]);

        AssertOnly($"It holds rows of another shard than its own, 1/3: {stolen.Key.Benchmark}.", [thief, _parts[1], _parts[2]], "1.json");
    }

    [Fact]
    public void A_row_that_every_shard_left_to_another_is_not_lost_in_silence()
    {
        var lost = _parts[1].Report.Rows[0].Key;
        var loser = WithRows(_parts[1], rows => [.. rows.Skip(1)]);

        var errors = ShardChecks.Of([_parts[0], loser, _parts[2]]);

        Assert.Equal(2, errors.Count);
        Assert.All(errors, e => Assert.EndsWith($"left rows to shard 2/3, which does not have them: {lost.Benchmark}.", e.What));
    }

    [Theory]
    [InlineData(ComparisonOutcome.Unchanged)]
    [InlineData(ComparisonOutcome.Grown)]
    [InlineData(ComparisonOutcome.New)]
    public void No_file_may_say_that_what_has_no_figure_passes(ComparisonOutcome outcome)
    {
        var name = _parts[0].Report.Rows[0].Key.Benchmark;
        var lying = WithRows(_parts[0], rows =>
        [
            rows[0] with { Comparisons = [rows[0].Comparisons[0] with { Head = new Reading.Failed("threw"), Outcome = outcome }] },
            .. rows.Skip(1),
        ]);

        AssertOnly($"It holds rows that cannot be: {name}.", [lying, _parts[1], _parts[2]], "1.json");
    }

    private static void AssertOnly(string what, IReadOnlyList<ShardReport> parts, params string[] files)
    {
        var error = Assert.Single(ShardChecks.Of(parts));
        Assert.Equal(what, error.What);
        Assert.Equal(files, error.Files);
    }

    private static ShardReport WithRows(ShardReport part, Func<IReadOnlyList<ComparedRow>, IReadOnlyList<ComparedRow>> change) =>
        part with { Report = part.Report with { Rows = change(part.Report.Rows) } };
}
