namespace AllocGate.Measuring;

/// <summary>How a measuring process ended. Its last words are hostile text.</summary>
internal abstract record ProbeOutcome
{
    /// <summary>It wrote a result.</summary>
    public sealed record Answered(string Json, string LastWords) : ProbeOutcome;

    /// <summary>It was killed at the timeout.</summary>
    public sealed record TimedOut(string LastWords) : ProbeOutcome;

    /// <summary>It ended without a result, as "crashed (…)".</summary>
    public sealed record Died(string How) : ProbeOutcome;
}
