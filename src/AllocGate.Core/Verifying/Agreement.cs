namespace AllocGate.Core.Verifying;

/// <summary>How two engines' figures of one case relate.</summary>
public enum Agreement
{
    /// <summary>The same number of bytes.</summary>
    Same,

    /// <summary>Different, and the cause is known by name.</summary>
    Explained,

    /// <summary>Different, and nothing known accounts for it.</summary>
    Unexplained,

    /// <summary>One of the two has no figure.</summary>
    NotCompared,
}
