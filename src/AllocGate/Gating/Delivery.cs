namespace AllocGate.Gating;

/// <summary>What became of one report. Kept beside the verdict, never instead of it.</summary>
public abstract record Delivery(string Kind)
{
    /// <summary>It arrived; says where.</summary>
    public sealed record Delivered(string Kind, string Where) : Delivery(Kind);

    /// <summary>It was not sent, for a reason that the event explains (a fork's read-only token). Not a failure.</summary>
    public sealed record Skipped(string Kind, string Reason) : Delivery(Kind);

    /// <summary>It was asked for and did not arrive.</summary>
    public sealed record Undelivered(string Kind, string Reason) : Delivery(Kind);
}
