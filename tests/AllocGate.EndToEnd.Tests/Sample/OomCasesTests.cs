using System.Text.Json;
using System.Text.RegularExpressions;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Sample;

/// <summary>The sample of this repository against the baseline that is kept with it.</summary>
public class OomCasesTests
{
    // Known by construction: samples/OomCases/README.md does the sum.
    private static readonly Dictionary<string, long> RetainedByConstruction = new()
    {
        ["ConfigurationCentreBenchmarks.Reload25Of500"] = 538_830,
        ["ControllerCacheBenchmarks.Resync500"] = 538_795,
        ["MetricsAggregatorBenchmarks.PutAll [Samples=100]"] = 117_200,
        ["MetricsAggregatorBenchmarks.PutAll [Samples=500]"] = 586_000,
    };

    [Fact]
    public async Task The_safe_form_passes_and_the_leaking_one_fails_whatever_runtime_patch_the_baseline_was_measured_on()
    {
        using var patched = new TemporaryFolder();
        var baseline = File.ReadAllText(Path.Combine(AllocGateTool.RepositoryRoot, "allocgate.baseline.json"));
        patched.Write("as-recorded.json", baseline);
        patched.Write("patched.json", Regex.Replace(baseline, "\"runtime\":\"10\\.0\\.[0-9]+\"", "\"runtime\":\"10.0.0\""));

        await PassesAsync(patched, "as-recorded.json");
        await PassesAsync(patched, "patched.json");
        await FailsAsync(patched, "as-recorded.json");
        await FailsAsync(patched, "patched.json");
    }

    private static async Task PassesAsync(TemporaryFolder folder, string baseline)
    {
        var rows = await GateAsync(folder, baseline, 0);
        Assert.Equal(RetainedByConstruction.Keys.Order(), rows.Select(r => r.Name).Order());
        Assert.All(rows, row => Assert.Equal(0, row.Retained));
    }

    private static async Task FailsAsync(TemporaryFolder folder, string baseline)
    {
        var rows = await GateAsync(folder, baseline, 1, "-p", "Variant=Leaky");
        Assert.All(rows, row =>
        {
            Assert.Equal("regressed", row.Outcome);
            Assert.InRange(row.Retained, RetainedByConstruction[row.Name] * 0.95, RetainedByConstruction[row.Name] * 1.05);
        });
        var reload = rows.Single(r => r.Name.Contains("Reload25Of500", StringComparison.Ordinal));
        Assert.True(reload.AllocatedAtBase <= 0.3 * reload.Allocated, $"{reload.AllocatedAtBase} of {reload.Allocated} B/op");
    }

    private static async Task<IReadOnlyList<Row>> GateAsync(TemporaryFolder folder, string baseline, int exitCode, params string[] more)
    {
        var output = Path.Combine(folder.Path, "reports");
        (await AllocGateTool.RunAsync(
            AllocGateTool.RepositoryRoot,
            ["gate", "samples/OomCases", "--no-rules", "--baseline-file", Path.Combine(folder.Path, baseline), "--output", output, .. more])).EndedWith(exitCode);
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "report.json")));
        return [.. report.RootElement.GetProperty("rows").EnumerateArray().Select(Row.Of)];
    }

    private sealed record Row(string Name, string Outcome, double AllocatedAtBase, double Allocated, double Retained)
    {
        public static Row Of(JsonElement row)
        {
            var metrics = row.GetProperty("comparisons").EnumerateArray().ToDictionary(c => c.GetProperty("metric").GetString()!);
            return new(
                row.GetProperty("name").GetString()!,
                metrics["retained"].GetProperty("outcome").GetString()!,
                PerOperation(metrics["allocated"].GetProperty("base")),
                PerOperation(metrics["allocated"].GetProperty("head")),
                PerOperation(metrics["retained"].GetProperty("head")));
        }

        private static double PerOperation(JsonElement reading)
        {
            if (!reading.TryGetProperty("value", out var value) && !reading.TryGetProperty("median", out value))
                Assert.Fail($"Without a figure: {reading}");
            return (double)value.GetProperty("bytes").GetInt64() / value.GetProperty("operations").GetInt64();
        }
    }
}
