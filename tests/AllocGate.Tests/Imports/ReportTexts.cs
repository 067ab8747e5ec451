using System.Text;
using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Imports;

namespace AllocGate.Tests.Imports;

/// <summary>Texts of reports, real and made up.</summary>
internal static class ReportTexts
{
    public static string Folder(string version) => Path.Combine(AppContext.BaseDirectory, "Imports", "Reports", version);

    /// <summary>The reports of a version, read together.</summary>
    /// <param name="form">"full" or "brief".</param>
    public static Task<MeasurementSet> ReadAsync(string version, string form) => ReportFiles.ReadAsync(
        [.. Directory.EnumerateFiles(Folder(version), $"*-report-{form}.json").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), f))], default);

    public static string Report(params IEnumerable<string> benchmarks) =>
        """{ "HostEnvironmentInfo": { "RuntimeVersion": ".NET 10.0.12 (10.0.12, 10.0.1226.42308)", "Architecture": "X64", "BenchmarkDotNetVersion": "0.15.8" }, "Benchmarks": ["""
        + string.Join(",\n", benchmarks) + "] }";

    /// <param name="memory">JSON of the Memory section, its name included; empty for none.</param>
    public static string Benchmark(string memory, string name = "N.B.Put", string job = "DefaultJob") =>
        $$"""{ "DisplayInfo": {{Json("B.Put: " + job)}}, "Namespace": "N", "Type": "B", "Method": "Put", "Parameters": "", "FullName": {{Json(name)}}, "Statistics": {}{{(memory.Length > 0 ? ", " + memory : "")}} }""";

    public static string Allocated(string bytes) => $$"""
        "Memory": { "TotalOperations": 16, "BytesAllocatedPerOperation": {{bytes}} }
        """;

    public static MeasurementSet Parse(string text) => ReportSet.Of([ReportReading.Parse(Encoding.UTF8.GetBytes(text), "r.json")]);

    public static string Json(string text) => JsonSerializer.Serialize(text);
}
