using AllocGate.Core.Reporting;
using AllocGate.Gating;
using AllocGate.Reporting.GitHub;
using CsCheck;
using Snapshooter.Xunit;

namespace AllocGate.Tests.Reporting.GitHub;

public sealed class WorkflowCommandsReporterTests
{
    [Theory]
    [InlineData("fail")]
    [InlineData("hostile")]
    [InlineData("lines")]
    public async Task Annotations_are_workflow_commands(string name) =>
        Snapshot.Match(await Commands(SampleReports.Named(name)), $"Commands.{name}");

    [Fact]
    public async Task At_most_ten_of_a_kind_are_shown_and_the_rest_is_counted()
    {
        var lines = (await Commands(CheckRunReporterTests.WithFindings(25))).Split('\n');

        Assert.Equal(10, lines.Length);
        Assert.Contains("line=9,", lines[8], StringComparison.Ordinal);
        Assert.Equal("::warning title=AllocGate::16 more are in report.json: GitHub shows 10 of a kind.", lines[9]);
    }

    [Fact]
    public void Hostile_text_makes_no_command_of_its_own() =>
        SyntheticReports.Any.Sample(
            report =>
            {
                var text = Commands(report).GetAwaiter().GetResult();
                Assert.All(
                    text.Length == 0 ? [] : text.Split('\n', '\r', '\u0085', '\u2028'),
                    line => Assert.Matches("^::(error|warning|notice) (file=[^:,]+,line=[0-9]+,endLine=[0-9]+,)?title=[^:,]*::[^\\p{Cc}\\p{Cf}]+$", line));
            },
            iter: 300);

    [Fact]
    public async Task Where_a_check_run_shows_them_nothing_is_printed()
    {
        using var output = new StringWriter();

        var delivery = await new WorkflowCommandsReporter(output, () => true).DeliverAsync(SampleReports.Fail, CancellationToken.None);

        Assert.IsType<Delivery.Skipped>(delivery);
        Assert.Empty(output.ToString());
    }

    private static async Task<string> Commands(GateReport report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        await new WorkflowCommandsReporter(output, () => false).DeliverAsync(report, CancellationToken.None);
        return output.ToString().TrimEnd('\n');
    }
}
