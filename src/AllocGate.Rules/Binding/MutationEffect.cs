namespace AllocGate.Rules.Binding;

internal enum MutationEffect
{
    Safe,
    SafeSinceCore3,
    SafeSinceNet5,
    ThrowsIfNew,
    Throws,

    /// <summary>The receiver is an interface, behind which may stand a collection that allows the change.</summary>
    DependsOnType,
}
