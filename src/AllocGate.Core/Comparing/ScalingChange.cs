namespace AllocGate.Core.Comparing;

/// <summary>What kind of growth a change brought to a scaling law.</summary>
public enum ScalingChange
{
    /// <summary>None, or fewer bytes.</summary>
    None,

    /// <summary>Each call costs more, however many rows it inserts.</summary>
    FixedCost,

    /// <summary>Each row costs more: a box, a closure, a larger entry.</summary>
    PerRowCost,

    /// <summary>Each call and each row cost more.</summary>
    FixedAndPerRowCost,

    /// <summary>More is thrown away while the collection grows, in steps: a capacity is no longer given.</summary>
    LostCapacity,

    /// <summary>A row costs the more the more rows there are, which on base it did not.</summary>
    FasterThanLinear,
}
