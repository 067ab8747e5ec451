namespace AllocGate.Core.Findings;

/// <summary>A run of lines.</summary>
/// <param name="First">1-based.</param>
/// <param name="Last">1-based, inclusive, at least <paramref name="First"/>.</param>
public readonly record struct LineRange(int First, int Last)
{
    public bool Overlaps(int first, int last) => first <= Last && last >= First;
}
