using System.Text.Json.Serialization;

namespace AllocGate.Core.Waiving;

/// <summary>One entry of the allowlist: something the team accepts, for a while, for a reason.</summary>
/// <param name="Target">The benchmark id or a glob over ids, or the path of the file with the finding.</param>
/// <param name="Subject">"allocated", "retained", "footprint", "lifetimes", or a rule id.</param>
/// <param name="CeilingBytes">The most that is accepted, in B/op; absent for rules and lifetimes, where there is no figure.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Expires">The last day on which it holds.</param>
public sealed record Waiver(string Target, string Subject, long? CeilingBytes, string Reason, DateOnly Expires)
{
    /// <summary>From how many days before its last day a waiver is warned of.</summary>
    public const int WarningDays = 14;

    /// <summary>Who answers for it; absent where nobody is named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Owner { get; init; }

    /// <summary>Address of the issue that ends it; absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Issue { get; init; }

    /// <summary>The commit whose trailer accepts it, as a full SHA; absent for an entry of the file. Its owner is the commit's author.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Commit { get; init; }

    /// <summary>True from <see cref="WarningDays"/> days before its last day on, and on that day. What a commit accepts ends with the change, of itself.</summary>
    public bool EndsSoon(DateOnly today) => Commit is null && Expires >= today && Expires.DayNumber - today.DayNumber <= WarningDays;
}
