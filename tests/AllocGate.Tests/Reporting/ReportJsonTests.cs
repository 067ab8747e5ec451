using System.Text;
using System.Text.Json;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;
using AllocGate.Core.Sharding;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.Reporting.Json;
using CsCheck;
using Snapshooter.Xunit;

namespace AllocGate.Tests.Reporting;

public sealed class ReportJsonTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("allocgate-json-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Reading_back_gives_the_same_report() =>
        SyntheticReports.Any.Sample(
            report =>
            {
                var json = ReportJson.Write(report);
                var again = Read(json);
                Assert.Equal(json, ReportJson.Write(again));
                Assert.Equal(report.Rows.SelectMany(r => r.Comparisons), again.Rows.SelectMany(r => r.Comparisons));
                Assert.Equal(report.Waivers, again.Waivers);
                Assert.Equal(report.NotSelected, again.NotSelected);
                Assert.Equal(report.CreatedAt, again.CreatedAt);
            },
            iter: 300);

    [Fact]
    public void What_a_shard_needs_to_be_judged_again_is_read_back()
    {
        var evidence = new ShardEvidence(
            new Shard(2, 3), new JudgePolicy(FindingSeverity.Error, true, true, false), new Dictionary<string, string> { ["--filter"] = "*" }, true,
            [new("p.csproj", "net10.0", SampleReports.Environment, null)], [new("p.csproj", "", null, new(ProjectProblemKind.BuildFailed, "no"))],
            "none", ["not scanned"], "same tree");

        var again = Read(ReportJson.Write(SampleReports.Pass with { Shard = evidence })).Shard;

        Assert.Equivalent(evidence, again, strict: true);
    }

    [Fact]
    public void Lines_that_allocate_are_read_back()
    {
        var again = Read(ReportJson.Write(SampleReports.Lines));

        Assert.Equivalent(SampleReports.Lines.Rows.Select(r => r.AllocatingLines), again.Rows.Select(r => r.AllocatingLines), strict: true);
    }

    [Fact]
    public void What_the_sources_suppress_is_read_back_and_counts_for_nothing()
    {
        var again = Read(ReportJson.Write(SampleReports.Suppressed));

        Assert.Equivalent(SampleReports.Suppressed.Suppressed, again.Suppressed, strict: true);
        Assert.DoesNotContain(again.Findings, f => again.Suppressed.Any(s => s.Finding.Fingerprint == f.Finding.Fingerprint));
        Assert.Equal("PASS — 2 cases: 1 improved, 1 unchanged; 1 finding (1 waived).", Headline.Of(again).Sentence);
    }

    [Fact]
    public void The_format_is_the_documented_one() => Snapshot.Match(ReportJson.Write(SampleReports.Fail), "Report.json");

    [Fact]
    public void The_schema_comes_first()
    {
        using var document = JsonDocument.Parse(ReportJson.Write(SampleReports.Pass));

        var first = document.RootElement.EnumerateObject().First();
        Assert.Equal("schema", first.Name);
        Assert.Equal("allocgate-report/1", first.Value.GetString());
    }

    [Theory]
    [InlineData("", "report.json:1:1")]
    [InlineData("{", "report.json:1:2")]
    [InlineData("null", "report.json")]
    [InlineData("[]", "report.json")]
    [InlineData("{}", "does not say which schema")]
    [InlineData("""{"schema":"allocgate-report/2"}""", "another schema, \"allocgate-report/2\"")]
    [InlineData("""{"schema":"allocgate-report/1\u001b[2J"}""", "\\u001B")]
    [InlineData("""{"schema":"allocgate-report/1"}""", "missing required properties")]
    [InlineData("""{"schema":"\ud800"}""", "no UTF-8 text")]
    [InlineData("""{"schema":["allocgate-report/1"]}""", "does not say which schema")]
    public void What_is_no_report_is_refused_with_its_place(string json, string said)
    {
        var refused = Assert.Throws<InvalidInputException>(() => Read(json));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Contains("report.json", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"notices\": [", "\"notices\": [null, ", "null")]
    [InlineData("\"operations\": 1", "\"operations\": 0", "Operations must be at least 1")]
    [InlineData("\"bytes\": 512048", "\"bytes\": 512048.5", "whole numbers")]
    [InlineData("\"bytes\": 512048", "\"bytes\": 99999999999999999999", "whole numbers")]
    [InlineData("\"outcome\": \"regressed\"", "\"outcome\": \"fine\"", "$.rows[0].comparisons[0].outcome")]
    [InlineData("\"outcome\": \"regressed\"", "\"outcome\": 1", "$.rows[0].comparisons[0].outcome")]
    [InlineData("\"kind\": \"fail\"", "\"kind\": \"fine\"", "$.verdict")]
    [InlineData("\"partial\": false", "\"partial\": false, \"partial\": true", "artial")]
    [InlineData("\"name\": \"allocgate\"", "\"name\": null", "ame")]
    public void What_does_not_follow_the_schema_is_refused(string from, string to, string said)
    {
        var json = ReportJson.Write(SampleReports.Fail);
        var at = json.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0);

        var refused = Assert.Throws<InvalidInputException>(() => Read(json[..at] + to + json[(at + from.Length)..]));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var json = """{"schema":"allocgate-report/1","x":""" + new string('[', 100_000) + new string(']', 100_000) + "}";

        Assert.Throws<InvalidInputException>(() => Read(json));
    }

    [Fact]
    public void Any_cut_or_changed_byte_is_read_or_refused_and_never_breaks()
    {
        var json = Encoding.UTF8.GetBytes(ReportJson.Write(SampleReports.Fail));
        Gen.Select(Gen.Int[0, json.Length - 1], Gen.Byte, Gen.Bool).Sample(
            (at, value, cut) =>
            {
                var changed = cut ? json[..at] : [.. json];
                if (!cut)
                    changed[at] = value;
                try
                {
                    ReportJson.Read(changed, "report.json");
                }
                catch (InvalidInputException)
                {
                }
            },
            iter: 1_000);
    }

    [Fact]
    public async Task The_reporter_writes_one_file_and_tells_git_to_look_past_the_folder()
    {
        var output = Path.Combine(_directory, "not", "there yet");

        var delivery = await new JsonReporter(output).DeliverAsync(SampleReports.Fail, CancellationToken.None);

        var file = Path.Combine(output, "report.json");
        Assert.Equal(new Delivery.Delivered("json", file), delivery);
        Assert.Equal([Path.Combine(output, ".gitignore"), file], Directory.GetFiles(output).Order(StringComparer.Ordinal));
        var again = await ReportJson.ReadFileAsync(file, CancellationToken.None);
        Assert.Equal(ReportJson.Write(SampleReports.Fail), ReportJson.Write(again));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said()
    {
        var file = Path.Combine(_directory, "file");
        await File.WriteAllTextAsync(file, "");

        var delivery = await new JsonReporter(file).DeliverAsync(SampleReports.Fail, CancellationToken.None);

        Assert.Contains(file, Assert.IsType<Delivery.Undelivered>(delivery).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said()
    {
        var file = Path.Combine(_directory, "none.json");

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => ReportJson.ReadFileAsync(file, CancellationToken.None));

        Assert.Equal(file, Assert.Single(refused.Errors).Where);
    }

    private static GateReport Read(string json) => ReportJson.Read(Encoding.UTF8.GetBytes(json), "report.json");
}
