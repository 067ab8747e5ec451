using System.Text.Json.Nodes;
using AllocGate.Rules;
using Microsoft.CodeAnalysis;

namespace AllocGate.Reporting.Sarif;

/// <summary>The rules that a run's results name: those of the source, and one a metric.</summary>
internal sealed class SarifRules
{
    private const string MetricPrefix = "allocgate/";

    private const string Accepting =
        "Base and head are measured in the same run, or head is held against a baseline or a budget. A waiver in `allocgate.json` accepts it with a reason.";

    private static readonly Dictionary<string, (string Name, string Title, string Meaning, string Page)> s_metrics = new()
    {
        ["allocated"] = (
            "AllocatedBytes", "An operation allocates more managed bytes than it may.",
            "Managed bytes that one operation allocates (B/op), counted by the runtime.", "docs/reports.md"),
        ["retained"] = (
            "RetainedBytes", "An operation leaves more bytes of live heap behind than it may.",
            "Bytes of live heap that stay per operation (B/op) after all that it returned was dropped and a full collection ran: a leak grows with operations.", "docs/reports.md"),
        ["footprint"] = (
            "FootprintBytes", "The value that an operation returns holds more bytes than it may.",
            "Live bytes (B) that the returned value holds while it is kept.", "docs/reports.md"),
        ["lifetimes"] = (
            "TrackedObjectStillAlive", "Tracked objects outlive the operation.",
            "Objects that were given to `Lifetime.Track` and are alive after the operation ended and a full collection ran.", "docs/lifetimes.md"),
    };

    private readonly IReadOnlyList<string> _ids;
    private readonly Uri? _documentation;

    private SarifRules(IReadOnlyList<string> ids, Uri? documentation) => (_ids, _documentation) = (ids, documentation);

    public static SarifRules Of(IReadOnlyList<string> ids, Uri? documentation) => new(ids, documentation);

    /// <param name="metrics">In words; the first one names the rule.</param>
    public static string OfMetric(string metrics) => MetricPrefix + metrics.Split(',')[0];

    /// <summary>A rule's id from a report that somebody else may have written.</summary>
    public static string Safe(string id) => id.Length is > 0 and <= 60 && id.All(char.IsAsciiLetterOrDigit) ? id : "unknown";

    public int IndexOf(string id) => _ids.TakeWhile(known => known != id).Count();

    public JsonArray ToJson() => new([.. _ids.Select(Rule)]);

    private JsonObject Rule(string id)
    {
        if (id.StartsWith(MetricPrefix, StringComparison.Ordinal))
            return OfMetricRule(id);
        var descriptor = RuleCatalogue.Descriptors.FirstOrDefault(d => d.Id == id);
        var page = RulePages.Find(id);
        var title = page?.Title ?? descriptor?.Title.ToString() ?? id;
        var level = descriptor?.DefaultSeverity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "note" };
        return Create(id, Words(title), title, descriptor?.Description.ToString() ?? title, level, HelpOf(id, title, page), page is null ? null : $"docs/rules/{id}.md");
    }

    private JsonObject OfMetricRule(string id)
    {
        var (name, title, meaning, page) = s_metrics[id[MetricPrefix.Length..]];
        var markdown = $"# {title}\n\n{meaning} {Accepting}\n";
        return Create(id, name, title, $"{title} {meaning}", "error", new JsonObject { ["text"] = $"{title} {meaning} {Accepting}", ["markdown"] = markdown }, page);
    }

    // Who reads a report has the rule's page with it, also where nobody knows its address.
    private static JsonObject HelpOf(string id, string title, RulePage? page) => page is null
        ? new JsonObject { ["text"] = Sentence(title) }
        : new JsonObject { ["text"] = $"{Sentence(title)} `allocgate explain {id}` says more.", ["markdown"] = page.Text };

    private JsonObject Create(string id, string name, string title, string description, string level, JsonObject help, string? page)
    {
        var rule = new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["shortDescription"] = new JsonObject { ["text"] = Sentence(title) },
            ["fullDescription"] = new JsonObject { ["text"] = Sentence(description.Length > 0 ? description : title) },
            ["help"] = help,
        };
        if (_documentation is not null && page is not null)
            rule["helpUri"] = new Uri(_documentation, page).AbsoluteUri;
        rule["defaultConfiguration"] = new JsonObject { ["level"] = level };
        rule["properties"] = new JsonObject { ["precision"] = "high", ["tags"] = new JsonArray("memory", "performance", ".NET") };
        return rule;
    }

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";

    // As SARIF wants names: "Value built eagerly" is ValueBuiltEagerly.
    private static string Words(string title) => string.Concat(
        title.Split(title.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
