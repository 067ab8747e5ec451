using System.Text;
using AllocGate.Core.Findings;

namespace AllocGate.RulesBench;

/// <summary>The committed table of a replay: places and rules, no line of source.</summary>
internal static class ReplayTable
{
    /// <param name="arguments">Why a new finding is true, by pair and rule.</param>
    public static string Of(string title, IReadOnlyList<Replayed> all, IReadOnlyDictionary<(string Pair, string Rule), string> arguments)
    {
        var text = new StringBuilder($"## {title}\n\n");
        text.Append($"{all.Count(r => r.IsClaimed)} of {all.Count} pairs: the rule fires before the fix and is silent after.\n\n");
        text.Append("| # | repository | fix | file | rule | before | defect, or why no rule claims it |\n|---|---|---|---|---|---|---|\n");
        foreach (var (one, index) in all.Select((one, index) => (one, index)))
        {
            var rule = one.IsClaimed ? one.Pair.Rule : one.Pair.Rule.Length > 0 ? $"({one.Pair.Rule} is silent)" : "none";
            text.Append($"| {index + 1} | {one.Pair.Repository.Replace('+', '/')} | `{one.Pair.Commit}` | {Path.GetFileName(one.Pair.Path)} | {rule} | {Fired(one)} | {one.Pair.Says} |\n");
        }

        text.Append("\nFindings that a fix brings along:\n\n| # | file | finding | why it is true |\n|---|---|---|---|\n");
        foreach (var (one, index) in all.Select((one, index) => (one, index)).Where(r => r.one.IsRead))
        {
            foreach (var found in one.New)
                text.Append($"| {index + 1} | {Path.GetFileName(one.Pair.Path)} | {Told(found)} | {arguments.GetValueOrDefault((one.Pair.Key, found.RuleId), "not argued")} |\n");
        }

        return text.ToString();
    }

    private static string Fired(Replayed one)
    {
        var rules = one.Gone.Where(f => one.IsClaimed ? f.RuleId == one.Pair.Rule : true).ToList();
        return rules.Count == 0 ? "" : string.Join(", ", rules.Take(4).Select(f => one.IsClaimed ? $"line {f.Location.Line} {Severity(f)}" : Told(f))) + (rules.Count > 4 ? ", …" : "");
    }

    private static string Told(Finding found) => $"{found.RuleId} line {found.Location.Line} {Severity(found)}";

    private static string Severity(Finding found) => found.Severity.ToString().ToLowerInvariant();
}
