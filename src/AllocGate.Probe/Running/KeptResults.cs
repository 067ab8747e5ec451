namespace AllocGate.Probe.Running;

/// <summary>Room for what calls of a benchmark return. Values are kept as they are, unboxed, so that keeping them costs nothing.</summary>
internal abstract class KeptResults
{
    /// <summary>True where a result can reach other objects: others hold no byte of the heap.</summary>
    public abstract bool CanHold { get; }

    /// <summary>Calls once and keeps what comes back.</summary>
    /// <param name="slot">From 0 to the number of slots, exclusive.</param>
    public abstract void Keep(int slot);

    /// <summary>Lets go of one result.</summary>
    public abstract void Drop(int slot);
}
