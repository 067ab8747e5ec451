using System.Globalization;
using System.Text.RegularExpressions;
using AllocGate.Core.Waiving;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>Turns one entry of the allowlist into a waiver, or into everything that is wrong with it.</summary>
internal static partial class WaiverCheck
{
    /// <summary>How far ahead a waiver may end where allocgate.json says nothing else, in days.</summary>
    public const int DefaultDays = 180;

    /// <summary>The most that a team may allow, in days.</summary>
    public const int MostDays = 3650;

    /// <param name="latest">The last day that a waiver may name.</param>
    public static Waiver? Read(WaiverContent content, string where, DateOnly latest, List<InputError> errors)
    {
        var before = errors.Count;
        Require(content.Target, $"{where}.target", "Name the benchmark's id, or the path of the file with the finding.", errors);
        Require(content.Reason, $"{where}.reason", "Say why this is accepted.", errors);
        var subject = Subject(content, where, errors);
        if (content.Rule is not null && content.Target is { } file && !ConfigurationCheck.IsInside(file))
            errors.Add(new("It lies outside the repository.", $"{where}.target", "Write the file's path from the root of the repository."));
        var ceiling = ConfigurationCheck.Amount(content.Ceiling, $"{where}.ceiling", errors);
        if (content.Metric is not (null or "lifetimes") && content.Ceiling is null)
            errors.Add(new("A waiver of a metric needs a ceiling.", $"{where}.ceiling", "Write the most that is accepted, such as \"120 B\"."));
        if ((content.Rule is not null || content.Metric == "lifetimes") && content.Ceiling is not null)
            errors.Add(new("A waiver of a rule or of lifetimes has no ceiling.", $"{where}.ceiling", "Remove it."));
        if (!DateOnly.TryParseExact(content.Expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires))
            errors.Add(new($"\"{Clipped.Text(content.Expires)}\" is not a date.", $"{where}.expires", "Write the last day on which it holds, such as \"2027-01-31\"."));
        else if (expires > latest)
            errors.Add(new($"\"{Clipped.Text(content.Expires)}\" is too far ahead.", $"{where}.expires", $"Write a day until {latest:yyyy-MM-dd}, or raise \"waiverDays\"."));
        if (content.Issue is not null && !(Uri.TryCreate(content.Issue, UriKind.Absolute, out var issue) && issue.Scheme is ("http" or "https")))
            errors.Add(new($"\"{Clipped.Text(content.Issue)}\" is not the address of an issue.", $"{where}.issue", "Write it with https://."));

        return errors.Count > before
            ? null
            : new Waiver(content.Target!, subject!, ceiling, content.Reason!, expires) { Owner = content.Owner, Issue = content.Issue };
    }

    private static string? Subject(WaiverContent content, string where, List<InputError> errors)
    {
        if (content.Metric is null == content.Rule is null)
            errors.Add(new("It must name a \"metric\" or a \"rule\", and not both.", where));
        if (content.Metric is not (null or "allocated" or "retained" or "footprint" or "lifetimes"))
            errors.Add(new($"\"{Clipped.Text(content.Metric)}\" is not a metric.", $"{where}.metric", "Write \"allocated\", \"retained\", \"footprint\" or \"lifetimes\"."));
        if (content.Rule is not null && !RuleId().IsMatch(content.Rule))
            errors.Add(new($"\"{Clipped.Text(content.Rule)}\" is not the id of a rule.", $"{where}.rule", "Write one such as \"AG1002\"."));
        return content.Metric ?? content.Rule;
    }

    private static void Require(string? value, string where, string whatToDo, List<InputError> errors)
    {
        if (string.IsNullOrWhiteSpace(value))
            errors.Add(new("It is missing.", where, whatToDo));
    }

    [GeneratedRegex(@"\AAG[0-9]{4}\z")]
    private static partial Regex RuleId();
}
