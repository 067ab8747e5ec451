namespace AllocGate.Rules.Binding;

/// <summary>How the code around a <c>ContainsKey</c> goes on.</summary>
internal enum LookupShape
{
    /// <summary><c>if (!has) insert</c>.</summary>
    Insert,

    /// <summary><c>if (!has) insert; change</c>.</summary>
    InsertThenChange,

    /// <summary><c>if (has) change else insert</c>, or the other way round.</summary>
    ChangeOrInsert,

    /// <summary><c>if (!has) insert else something</c>, or the other way round; something has nothing to do with the map.</summary>
    InsertOrElse,

    /// <summary><c>if (has) leave; insert</c>.</summary>
    LeaveOrInsert,

    /// <summary><c>map[key] = has ? change : value</c>.</summary>
    Conditional,
}
