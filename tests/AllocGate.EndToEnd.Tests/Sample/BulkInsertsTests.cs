using System.Text.Json.Nodes;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Sample;

/// <summary>The sample whose cases have a law over their rows, against the baseline that is kept with it.</summary>
public class BulkInsertsTests
{
    [Fact]
    public async Task The_careful_form_passes_and_the_careless_one_fails_with_the_cost_of_a_row_named()
    {
        using var folder = new TemporaryFolder();

        (await GateAsync(folder)).EndedWith(0);
        Assert.All(Laws(folder), law => Assert.Equal("unchanged", law.Outcome));

        var careless = (await GateAsync(folder, "-p", "Variant=Careless")).EndedWith(1);
        var output = careless.Output.ReplaceLineEndings(" ");
        Assert.Contains("+24.0 B per row (8.0 to 32.0), fixed part unchanged: a cost of each row", output, StringComparison.Ordinal);
        Assert.Contains("+160.0 B per row (18.08 to 178.08)", output, StringComparison.Ordinal);
        Assert.Contains("B per row (36.35 to 121.01), fixed part unchanged: more is thrown away while it grows", output, StringComparison.Ordinal);
        // Were each object of the warm-up reported too, 30,000 of them a call would not let it end in time.
        Assert.DoesNotContain("had not reached its final form", output, StringComparison.Ordinal);
        Assert.Equal(5, Laws(folder).Count(law => law.Outcome == "regressed"));
    }

    private static Task<ToolRun> GateAsync(TemporaryFolder folder, params string[] more) =>
        AllocGateTool.RunAsync(
            AllocGateTool.RepositoryRoot,
            ["gate", "samples/BulkInserts", "--no-rules", "--output", Path.Combine(folder.Path, "reports"), .. more]);

    private static List<(string Name, string Outcome)> Laws(TemporaryFolder folder)
    {
        var report = JsonNode.Parse(folder.Read("reports/report.json"))!;
        return [.. report["families"]!.AsArray().SelectMany(law => law!["laws"]!.AsArray().Select(c => ($"{law["name"]}", $"{c!["outcome"]}")))];
    }
}
