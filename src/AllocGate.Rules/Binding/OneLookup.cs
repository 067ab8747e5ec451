namespace AllocGate.Rules.Binding;

/// <summary>What looks a key up once where the code does it again and again.</summary>
internal enum OneLookup
{
    TryAdd,

    /// <summary><c>CollectionsMarshal.GetValueRefOrAddDefault</c>.</summary>
    Reference,

    /// <summary>Twice instead of three times, where the framework has no references to values.</summary>
    TryGetValue,
}
