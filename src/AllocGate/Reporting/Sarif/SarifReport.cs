using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.Sarif;

/// <summary>The report as SARIF 2.1.0, for GitHub's code scanning and other viewers: what measuring found, and all findings. Paths are relative to %SRCROOT%.</summary>
public static class SarifReport
{
    public const string FileName = "allocgate.sarif";

    /// <summary>The most that GitHub shows of one run; it refuses more than 25,000.</summary>
    public const int MaxResults = 5_000;

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="documentation">Where the project's own files can be read, such as the address of a tag on its forge; absent where nobody knows.</param>
    public static string Render(GateReport report, Uri? documentation)
    {
        var results = SarifResults.Of(report);
        var shown = results.Take(MaxResults).ToList();
        var rules = SarifRules.Of([.. shown.Select(result => result.RuleId).Distinct().Order(StringComparer.Ordinal)], documentation);
        var run = new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = Driver(report, rules, documentation) },
            ["automationDetails"] = new JsonObject { ["id"] = $"{HostileText.OneLine(report.Name, 100).Replace('/', '-')}/" },
            ["columnKind"] = "utf16CodeUnits",
            ["originalUriBaseIds"] = new JsonObject { ["%SRCROOT%"] = new JsonObject { ["description"] = SarifText.Message("The root of the repository.") } },
            ["invocations"] = new JsonArray(Invocation(report, results.Count - shown.Count)),
            ["results"] = new JsonArray([.. shown.Select(result => result.ToJson(rules))]),
        };
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(run),
        };
        return log.ToJsonString(s_options) + "\n";
    }

    private static JsonObject Driver(GateReport report, SarifRules rules, Uri? documentation)
    {
        var version = HostileText.OneLine(report.ToolVersion, 100);
        var driver = new JsonObject { ["name"] = "AllocGate", ["fullName"] = $"AllocGate {version}", ["version"] = version, ["semanticVersion"] = version };
        if (documentation is not null)
            driver["informationUri"] = documentation.AbsoluteUri;
        driver["rules"] = rules.ToJson();
        return driver;
    }

    private static JsonObject Invocation(GateReport report, int leftOut)
    {
        List<string> told = [Headline.Of(report).Sentence, .. Reasons.Sections(report).SelectMany(section => section.Entries), .. report.Notices];
        if (leftOut > 0)
            told.Add($"{leftOut:#,0} more results are in report.json: this file has the worst {MaxResults:#,0}.");
        var level = report.Verdict is Verdict.Pass ? "note" : "warning";
        return new JsonObject
        {
            // What was not measured was not executed as it should have been.
            ["executionSuccessful"] = report.Verdict is not Verdict.Inconclusive,
            ["startTimeUtc"] = report.CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
            ["toolExecutionNotifications"] = new JsonArray([.. told.Select((text, i) => new JsonObject { ["level"] = i == 0 ? level : "note", ["message"] = SarifText.Message(text) })]),
        };
    }
}
