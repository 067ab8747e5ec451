namespace AllocGate.Reporting.Terminal;

/// <summary>How base, head and change share a table's columns.</summary>
internal enum FigureLayout
{
    /// <summary>The change has a column of its own.</summary>
    Beside,

    /// <summary>The change stands below base and head.</summary>
    Below,

    /// <summary>Base, head and change stand below each other.</summary>
    Broken,
}
