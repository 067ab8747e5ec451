using System.Globalization;
using AllocGate.Bench.Parts;

namespace AllocGate.Bench.Reports;

/// <summary>Times for a spreadsheet, in seconds.</summary>
internal static class TimeCsv
{
    public static string Of(IReadOnlyList<TimeResult> results) =>
        "project,engine,cases,seconds,build_seconds,cpu_seconds,build_cpu_seconds\n"
        + string.Concat(results.Select(r => string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Project},{r.Engine},{r.Cases},{r.Time.Seconds:0.00},{r.Time.BuildSeconds:0.00},{r.Time.CpuSeconds:0.00},{r.Time.BuildCpuSeconds:0.00}\n")));
}
