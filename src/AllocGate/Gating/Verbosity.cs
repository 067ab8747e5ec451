namespace AllocGate.Gating;

/// <summary>--verbosity: how much of the run is told while it goes on.</summary>
public enum Verbosity
{
    Quiet,
    Normal,
    Detailed,
}
