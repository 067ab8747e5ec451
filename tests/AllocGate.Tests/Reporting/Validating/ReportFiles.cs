using AllocGate.Core.Reporting;
using CliWrap;
using CliWrap.Buffered;
using CsCheck;

namespace AllocGate.Tests.Reporting.Validating;

/// <summary>Every sample, every hostile report and some synthetic ones as files of one format, for somebody else's program to read.</summary>
internal sealed class ReportFiles : IDisposable
{
    private static readonly string[] s_samples = ["pass", "fail", "inconclusive", "partial", "suppressed", "empty", "lifetimes", "lines", "scaling", "several-projects", "hostile"];

    private readonly string _directory = Directory.CreateTempSubdirectory("allocgate-formats-").FullName;

    /// <param name="render">The format.</param>
    /// <param name="extension">With its dot.</param>
    /// <param name="few">For programs that take their time: fewer files, with the same texts in them.</param>
    public ReportFiles(Func<GateReport, string> render, string extension, bool few = false)
    {
        var number = 0;
        foreach (var report in few ? Few() : Reports())
            File.WriteAllText(Path.Combine(_directory, $"{number++:000}{extension}"), render(report));
        Files = [.. Directory.GetFiles(_directory).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Files { get; }

    private static IReadOnlyList<GateReport> Few() => [SampleReports.Fail, SampleReports.Lines, SampleReports.Suppressed, SampleReports.Empty, HostileReports.All, SyntheticReports.Any.Single()];

    private static IReadOnlyList<GateReport> Reports() =>
    [
        .. s_samples.Select(SampleReports.Named),
        .. HostileReports.Texts.Values.Select(HostileReports.With),
        .. Enumerable.Range(0, 10).Select(_ => SyntheticReports.Any.Single()),
    ];

    /// <summary>Runs a program to its end and gives what it said.</summary>
    public async Task<BufferedCommandResult> RunAsync(string program, params IEnumerable<string> arguments) =>
        await Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(_directory).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
