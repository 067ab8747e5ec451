using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>Drifts that are each too small to fail, one after the other.</summary>
public sealed class DriftsTests
{
    private const int Megabyte = 1_048_600;
    private const int Step = 40;

    [Fact]
    public async Task Thirty_drifts_of_40_bytes_in_a_row_fail_where_they_add_up_to_what_one_change_may_not_grow()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bench/Bench.csproj", "<Project />");

        var drifts = 0;
        while (drifts < 30 && (await UpdateAsync(folder, drifts)).ExitCode == 0)
            drifts++;

        // 26 of them are 1,040 B: more than the 1,024 B that creep may come to.
        Assert.Equal(26, drifts);
        var refused = (await UpdateAsync(folder, drifts)).EndedWith(1);
        refused.Says("allocated crept from 1,048,600 B/op, accepted last, to 1,049,640 B/op (+1,040), in steps too small to fail one by one");
        (await CompareAsync(folder)).EndedWith(1).Says("REGRESSED: allocated crept from 1,048,600 B/op, accepted last, to 1,049,640 B/op (+1,040), in steps too small to fail one by one");

        folder.Write("now.json", Report(Megabyte + (Step * (drifts - 1))));
        (await CompareAsync(folder)).EndedWith(0);
    }

    private static Task<ToolRun> CompareAsync(TemporaryFolder folder) => AllocGateTool.RunAsync(folder.Path, "compare", "allocgate.baseline.json", "now.json");

    private static Task<ToolRun> UpdateAsync(TemporaryFolder folder, int drifts)
    {
        folder.Write("now.json", Report(Megabyte + (Step * drifts)));
        return AllocGateTool.RunAsync(folder.Path, "baseline", "update", "bench/Bench.csproj", "--from", "now.json");
    }

    private static string Report(int bytes) => $$"""
        { "HostEnvironmentInfo": { "RuntimeVersion": ".NET 10.0.12 (10.0.12, 10.0.1226.42308)", "Architecture": "X64", "BenchmarkDotNetVersion": "0.15.8" },
          "Benchmarks": [ { "DisplayInfo": "Rows.Insert: DefaultJob", "Namespace": "N", "Type": "Rows", "Method": "Insert", "Parameters": "", "FullName": "N.Rows.Insert",
            "Statistics": {}, "Memory": { "TotalOperations": 16, "BytesAllocatedPerOperation": {{bytes}} } } ] }
        """;
}
