namespace AllocGate.Gating;

/// <summary>The code whose bytes are counted.</summary>
public enum JitMode
{
    /// <summary>What production runs by default: recompiled with the profile of the benchmark itself.</summary>
    Tiered,

    /// <summary>Tiered compilation off: optimised once, without a profile.</summary>
    Full,
}
