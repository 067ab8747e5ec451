using System.Text.Json.Serialization;

namespace AllocGate.Core.Waiving;

/// <summary>A waiver and what became of it in this run.</summary>
public sealed record WaiverUse(Waiver Waiver, WaiverStatus Status)
{
    /// <summary>Days until its last day, 0 on that day; absent where it has expired or there is time yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DaysLeft { get; init; }
}
