namespace AllocGate.Core.Waiving;

/// <summary>A waiver and what became of it in this run.</summary>
public sealed record WaiverUse(Waiver Waiver, WaiverStatus Status);
