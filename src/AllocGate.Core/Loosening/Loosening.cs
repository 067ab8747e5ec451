namespace AllocGate.Core.Loosening;

/// <summary>Something that the change itself makes less strict, so that whoever reviews it sees it.</summary>
/// <param name="What">Such as "threshold allocatedPercent", or "budget of Inserts.PutAll". May quote names from the source: hostile text.</param>
/// <param name="Was">At base; hostile text.</param>
/// <param name="Now">At head; hostile text.</param>
public sealed record Loosening(string What, string Was, string Now)
{
    public override string ToString() => $"{What}: {Was} → {Now}";
}
