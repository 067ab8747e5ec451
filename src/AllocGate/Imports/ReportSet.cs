using AllocGate.Core.Measuring;
using AllocGate.Gating;

namespace AllocGate.Imports;

/// <summary>Puts the reports of one BenchmarkDotNet run together as one set of measurements.</summary>
internal static class ReportSet
{
    private const string NoProject = "BenchmarkDotNet";

    /// <summary>The project of every row is "BenchmarkDotNet": reports don't name it.</summary>
    /// <exception cref="InvalidInputException">Nothing in them, other environments, or a case with several figures.</exception>
    public static MeasurementSet Of(IReadOnlyList<BenchmarkDotNetReport> reports)
    {
        var errors = Mixed(reports).ToList();
        var projects = new List<ProjectMeasurement>();
        var all = reports.SelectMany(r => r.Cases.Select(c => (Report: r, Case: c)));
        foreach (var framework in all.GroupBy(c => c.Case.Framework.Moniker).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var rows = framework.GroupBy(c => c.Case.Id, StringComparer.Ordinal).Select(g => Row(g.Key, [.. g], errors)).ToList();
            var (report, first) = framework.First();
            projects.Add(new(
                NoProject, framework.Key, report.Host with { FrameworkMajor = first.Framework.Major, Runtime = first.Framework.Version },
                rows, [], null, Notices(reports)));
        }

        if (projects.Count == 0 && errors.Count == 0)
            errors.Add(new("It holds no benchmark.", string.Join(", ", reports.Select(r => r.Path)), "Look at what BenchmarkDotNet said when it ran."));
        return errors.Count > 0 ? throw new InvalidInputException(errors) : new(projects);
    }

    private static IEnumerable<InputError> Mixed(IReadOnlyList<BenchmarkDotNetReport> reports)
    {
        var first = reports[0];
        foreach (var other in reports.Skip(1))
        {
            string[] differences = [.. other.Host.MustMatchDifferences(first.Host), .. other.Host.NotedDifferences(first.Host)];
            if (differences.Length > 0)
                yield return new($"It does not come from the same run as {first.Path} ({string.Join("; ", differences)}).", other.Path, "Give the reports of one run.");
        }
    }

    private static BenchmarkRow Row(string id, IReadOnlyList<(BenchmarkDotNetReport Report, ReportedCase Case)> same, List<InputError> errors)
    {
        var readings = same.Select(s => s.Case.Allocated).Distinct().ToList();
        if (readings.Count > 1)
        {
            errors.Add(new(
                $"\"{id}\" stands in it {same.Count} times with different figures: {string.Join(", ", same.Select(s => $"{Shown(s.Case.Allocated)} ({s.Case.Job})"))}.",
                string.Join(", ", same.Select(s => s.Report.Path).Distinct()),
                "Keep the report of one job."));
        }

        var one = same[0].Case;
        var others = new Reading.NotMeasured("BenchmarkDotNet does not measure it");
        return new(new(NoProject, one.Framework.Moniker, id), one.Name, null, one.Allocated, Retained: others, Footprint: others, [],
            same.Count > 1 ? [$"{same.Count} jobs agree."] : [])
        {
            Operations = one.Operations,
        };
    }

    private static string Shown(Reading reading) => reading.HasFigure ? reading.Estimate.ToString() : "no figure";

    private static IReadOnlyList<string> Notices(IReadOnlyList<BenchmarkDotNetReport> reports) =>
    [
        "Read from BenchmarkDotNet's JSON: allocated bytes alone, rounded to whole bytes and counted once; collector and compiler modes are not in it.",
        .. reports.All(r => r.Optimised) ? (string[])[] : ["Its host was a debug build."],
    ];
}
