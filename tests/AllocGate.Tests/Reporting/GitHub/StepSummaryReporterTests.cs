using AllocGate.Gating;
using AllocGate.Reporting.GitHub;
using AllocGate.Reporting.Markdown;

namespace AllocGate.Tests.Reporting.GitHub;

public sealed class StepSummaryReporterTests : IDisposable
{
    private readonly string _summary = Path.GetTempFileName();

    public void Dispose() => File.Delete(_summary);

    [Fact]
    public async Task The_report_is_appended()
    {
        await File.WriteAllTextAsync(_summary, "# Before");

        Assert.IsType<Delivery.Delivered>(await Deliver(_summary));
        Assert.Equal("# Before\n\n" + MarkdownReport.Render(SampleReports.Fail), await File.ReadAllTextAsync(_summary));
    }

    [Fact]
    public async Task It_never_makes_the_summary_larger_than_GitHub_takes()
    {
        await File.WriteAllTextAsync(_summary, new string('x', StepSummaryReporter.MaxBytes - 3_000));

        Assert.IsType<Delivery.Delivered>(await Deliver(_summary));
        Assert.InRange(new FileInfo(_summary).Length, StepSummaryReporter.MaxBytes - 2_900, StepSummaryReporter.MaxBytes);
    }

    [Fact]
    public async Task A_full_summary_is_said()
    {
        await File.WriteAllTextAsync(_summary, new string('x', StepSummaryReporter.MaxBytes));

        Assert.Contains("full", Assert.IsType<Delivery.Undelivered>(await Deliver(_summary)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_GitHub_Actions_there_is_none() => Assert.IsType<Delivery.Undelivered>(await Deliver(null));

    [Fact]
    public async Task A_summary_that_cannot_be_written_is_said() =>
        Assert.IsType<Delivery.Undelivered>(await Deliver(Path.Combine(_summary, "below a file")));

    private static Task<Delivery> Deliver(string? path) => new StepSummaryReporter(path).DeliverAsync(SampleReports.Fail, CancellationToken.None);
}
