using System.Text.Json.Nodes;
using System.Xml.Linq;
using AllocGate.EndToEnd.Tests.Clients;
using AllocGate.Reporting.GitLab;
using AllocGate.Reporting.JUnit;
using AllocGate.Reporting.OpenMetrics;
using AllocGate.Reporting.Sarif;
using CliWrap.Buffered;

namespace AllocGate.Tests.Reporting.Validating;

/// <summary>Each format is read by the programs of those who read it.</summary>
public sealed class ReaderTests
{
    [ClientFact("node", "ajv")]
    public async Task Code_Quality_is_as_GitLab_wants_it()
    {
        using var files = new ReportFiles(CodeQualityReport.Render, ".json");
        var schema = Path.Combine(Client.RepositoryRoot, "tests", "clients", "schemas", "codequality.schema.json");

        AssertClean(await files.RunAsync(Client.Require("ajv"), ["validate", "-s", schema, .. files.Files.SelectMany(file => new[] { "-d", file })]));
    }

    [ClientFact("node", "ajv", "sarif-multitool-linux")]
    public async Task SARIF_follows_its_schema_and_GitHubs_rules_for_what_it_takes_in()
    {
        using var files = new ReportFiles(report => SarifReport.Render(report, new Uri("https://forge.example/team/allocgate/blob/v1/")), ".sarif.json", few: true);
        var multitool = Path.Combine(Client.RepositoryRoot, "tests", "clients", "node_modules", "@microsoft", "sarif-multitool-linux");

        var schema = await files.RunAsync(
            Client.Require("ajv"),
            ["validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s", Path.Combine(multitool, "sarif-2.1.0.json"), .. files.Files.SelectMany(file => new[] { "-d", file })]);
        var rules = await files.RunAsync(Path.Combine(multitool, "Sarif.Multitool"), ["validate", .. files.Files, "--rule-kind", "Sarif;Ghas"]);

        AssertClean(schema);
        // It exits with 0 whatever it finds.
        Assert.Matches("(?m)^Analysis completed successfully", rules.StandardOutput);
        Assert.DoesNotContain(": error ", rules.StandardOutput + rules.StandardError, StringComparison.Ordinal);
    }

    [ClientFact("node", "read-junit.mjs")]
    public async Task Two_readers_of_JUnit_count_what_we_counted()
    {
        using var files = new ReportFiles(JUnitReport.Render, ".xml");

        var run = await files.RunAsync(Client.Require("node"), [Client.Require("read-junit.mjs"), .. files.Files]);

        AssertClean(run);
        var read = run.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(files.Files.Count, read.Count);
        foreach (var (file, counts) in files.Files.Zip(read))
        {
            var root = XDocument.Load(file).Root!;
            int Of(string attribute) => (int)root.Attribute(attribute)!;
            Assert.Equal((Of("tests"), Of("failures"), Of("errors"), Of("skipped")), Counts(counts["junit2json"]!));
            // It leaves skipped cases out of its total.
            Assert.Equal((Of("tests") - Of("skipped"), Of("failures"), Of("errors"), Of("skipped")), Counts(counts["testResultsParser"]!));
        }
    }

    [ClientFact("promtool")]
    public async Task Prometheus_takes_the_metrics()
    {
        using var files = new ReportFiles(OpenMetricsReport.Render, ".txt", few: true);

        foreach (var file in files.Files)
        {
            AssertClean(await files.RunAsync("sh", "-c", "promtool check metrics < \"$1\"", "sh", file));
            AssertClean(await files.RunAsync("sh", "-c", "sed '$!s/\\(^[^#].*\\)/\\1 1767225600/' \"$1\" > timed && rm -rf blocks && promtool tsdb create-blocks-from openmetrics timed blocks", "sh", file));
        }
    }

    private static (int, int, int, int) Counts(JsonNode counts) =>
        ((int)counts["total"]!, (int)counts["failed"]!, (int)counts["errors"]!, (int)counts["skipped"]!);

    private static void AssertClean(BufferedCommandResult run) => Assert.True(run.IsSuccess, run.StandardOutput + run.StandardError);
}
