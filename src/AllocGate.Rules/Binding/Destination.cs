namespace AllocGate.Rules.Binding;

/// <summary>How long a stored value stays, as far as the code block shows it.</summary>
internal enum Destination
{
    /// <summary>In a collection that the member made and drops when it is done.</summary>
    Dropped,

    /// <summary>In a collection that the member returns or was given.</summary>
    Caller,

    /// <summary>In a field, or in what a field holds.</summary>
    Field,
}
