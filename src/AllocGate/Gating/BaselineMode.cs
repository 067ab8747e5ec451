namespace AllocGate.Gating;

/// <summary>--baseline.</summary>
public enum BaselineMode
{
    /// <summary>The committed file where there is one, else measure.</summary>
    Auto,

    /// <summary>Build and measure the base commit in the same run.</summary>
    Measure,

    /// <summary>The file alone.</summary>
    File,
}
