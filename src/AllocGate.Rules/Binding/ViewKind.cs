namespace AllocGate.Rules.Binding;

/// <summary>The values that share what a larger object owns.</summary>
internal enum ViewKind
{
    /// <summary>An <c>IGrouping</c>, linked to all other groups of its query.</summary>
    Group,

    /// <summary>A regex match, group or capture, which points to its whole input.</summary>
    Match,

    /// <summary>A <c>JsonElement</c> or <c>JsonProperty</c>, which points into its document.</summary>
    Json,

    /// <summary>A part of an array or a string.</summary>
    Memory,

    /// <summary>What <c>AsReadOnly()</c> returns.</summary>
    ReadOnly,

    /// <summary>The keys or the values of a dictionary.</summary>
    Keys,
}
