using AllocGate.Core.Measuring;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Imports;

/// <summary>Finds and reads the JSON reports that BenchmarkDotNet has written.</summary>
internal static class ReportFiles
{
    /// <summary>The most that is read of one file, in bytes: a full report holds every iteration of some thousand cases.</summary>
    public const long MaximumLength = 64 << 20;

    private const int MostFiles = 10_000;

    /// <summary>Reads files, and the reports in folders.</summary>
    /// <param name="places">Each as the user named it, with its absolute path.</param>
    /// <exception cref="InvalidInputException">One is not there, not readable or no report: all of them at once.</exception>
    public static async Task<MeasurementSet> ReadAsync(IReadOnlyList<(string Named, string Path)> places, CancellationToken cancellationToken)
    {
        var reports = new List<BenchmarkDotNetReport>();
        var errors = new List<InputError>();
        foreach (var (named, path) in places)
        {
            try
            {
                foreach (var file in Directory.Exists(path) ? In(named, path) : [(named, path)])
                    reports.Add(ReportReading.Parse(await BytesAsync(file.Named, file.Path, cancellationToken), file.Named));
            }
            catch (InvalidInputException e)
            {
                errors.AddRange(e.Errors);
            }
        }

        return errors.Count > 0 ? throw new InvalidInputException(errors) : ReportSet.Of(reports);
    }

    /// <exception cref="InvalidInputException">It cannot be read, or is too large.</exception>
    public static Task<ReadOnlyMemory<byte>> BytesAsync(string named, string path, CancellationToken cancellationToken) =>
        BoundedFile.ReadAsync(path, named, MaximumLength, "BenchmarkDotNet writes a report for each type; name them one by one, or their folder.", cancellationToken);

    // BenchmarkDotNet writes a type's full and brief report side by side, of the same figures.
    private static IEnumerable<(string Named, string Path)> In(string named, string folder)
    {
        foreach (var kind in (string[])["*-report-full.json", "*-report-full-compressed.json", "*-report-brief.json", "*-report-brief-compressed.json", "*-report.json"])
        {
            var files = Directory.EnumerateFiles(folder, kind, SearchOption.AllDirectories).Take(MostFiles).Order(StringComparer.Ordinal).ToList();
            if (files.Count > 0)
                return files.Select(file => ($"{named.TrimEnd('/', '\\')}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", file));
        }

        throw new InvalidInputException("The folder holds no JSON report of BenchmarkDotNet.", named, "Run BenchmarkDotNet with --exporters json, and name BenchmarkDotNet.Artifacts/results.");
    }
}
