using System.Diagnostics;
using AllocGate.Baselines;
using AllocGate.Core.Measuring;

namespace AllocGate.Bench.Measured;

/// <summary>One `allocgate measure`.</summary>
internal sealed record AllocGateRun(TimedRun Time, MeasurementSet Set)
{
    private const int Inconclusive = 3;

    /// <summary>Further arguments for a round: the first one builds.</summary>
    public static string[] Round(int round, params string[] more) => round == 0 ? more : [.. more, "--no-build"];

    /// <param name="tool">Absolute path of the tool's assembly.</param>
    /// <param name="project">Absolute path.</param>
    /// <param name="filter">Glob over ids.</param>
    /// <param name="more">Further arguments.</param>
    public static async Task<AllocGateRun> RunAsync(
        string tool, string project, string filter, WorkFolder work, CancellationToken cancellationToken, params string[] more)
    {
        var file = work.New(".json");
        var start = new ProcessStartInfo("dotnet", [
            tool, "measure", project, "--select", "all", "--verbosity", "detailed", "-o", file,
            .. filter == "*" ? (string[])[] : ["--filter", filter], .. more])
        {
            WorkingDirectory = Path.GetDirectoryName(project)!,
        };
        var time = await TimedProcess.RunAsync(start, line => line.Contains("Listing the benchmarks", StringComparison.Ordinal), [Inconclusive], cancellationToken);
        return new(time, MeasurementFileReading.Parse(await File.ReadAllBytesAsync(file, cancellationToken), file));
    }
}
