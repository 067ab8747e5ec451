namespace AllocGate.Gating;

/// <summary>The two sides of a change.</summary>
public enum Side
{
    Head,
    Base,
}
