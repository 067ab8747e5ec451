namespace AllocGate.Rules.Binding;

/// <summary>Where the owner of a view comes from, as far as the code block shows it.</summary>
internal enum ViewOrigin
{
    /// <summary>This object or its type holds the owner anyway.</summary>
    Held,

    /// <summary>A parameter, or a call that may hand out something long-lived: who else holds it is not known.</summary>
    Elsewhere,

    /// <summary>The member made it, and nobody else needs it afterwards.</summary>
    MadeHere,
}
