using AllocGate.Core.Reporting;
using AllocGate.Gating;
using AllocGate.Reporting.Terminal;
using Snapshooter.Xunit;
using Spectre.Console.Testing;

namespace AllocGate.Tests.Reporting;

public sealed class ConsoleReporterTests
{
    [Theory]
    [InlineData("pass", 80)]
    [InlineData("pass", 140)]
    [InlineData("fail", 80)]
    [InlineData("fail", 140)]
    [InlineData("inconclusive", 80)]
    [InlineData("inconclusive", 140)]
    [InlineData("partial", 80)]
    [InlineData("partial", 140)]
    [InlineData("lifetimes", 80)]
    [InlineData("lines", 80)]
    [InlineData("scaling", 80)]
    [InlineData("empty", 80)]
    [InlineData("empty", 140)]
    [InlineData("several-projects", 80)]
    [InlineData("several-projects", 140)]
    [InlineData("hostile", 80)]
    [InlineData("hostile", 140)]
    public async Task A_report_is_readable_at_80_and_at_140_columns(string name, int width)
    {
        var text = await Show(SampleReports.Named(name), width);

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
        Snapshot.Match(text, $"Console.{name}.{width}");
    }

    [Theory]
    [InlineData(Verbosity.Quiet)]
    [InlineData(Verbosity.Detailed)]
    public async Task Verbosity_decides_how_much_is_shown(Verbosity verbosity)
    {
        var text = await Show(SampleReports.Fail, 100, verbosity);

        Snapshot.Match(text, $"Console.fail.{verbosity}");
    }

    [Theory]
    [InlineData("pass", "PASS")]
    [InlineData("fail", "FAIL")]
    [InlineData("inconclusive", "INCONCLUSIVE")]
    [InlineData("partial", "PASS (PARTIAL)")]
    public async Task The_verdict_comes_last(string name, string verdict)
    {
        var text = (await Show(SampleReports.Named(name), 80)).TrimEnd();

        var box = text[text.LastIndexOf('┏')..];
        Assert.StartsWith($"┃ {verdict} ", box.Split('\n')[1], StringComparison.Ordinal);
        Assert.EndsWith("┛", box, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fail", "ControllerCacheBenchmarks.Replace(Entries=500): allocated grew")]
    [InlineData("inconclusive", "No row has a base figure")]
    [InlineData("lines", "Inserts.PutAll(): allocated grew")]
    public async Task The_worst_reason_stands_beside_the_verdict_however_little_is_shown(string name, string reason)
    {
        var text = (await Show(SampleReports.Named(name), 140, Verbosity.Quiet)).TrimEnd();

        Assert.Contains(reason, text[text.LastIndexOf('┏')..], StringComparison.Ordinal);
    }

    private static async Task<string> Show(GateReport report, int width, Verbosity verbosity = Verbosity.Normal)
    {
        using var console = new TestConsole().Width(width);
        var delivery = await new ConsoleReporter(console, verbosity).DeliverAsync(report, CancellationToken.None);

        Assert.IsType<Delivery.Delivered>(delivery);
        return string.Join('\n', console.Output.Split('\n').Select(line => line.TrimEnd()));
    }
}
