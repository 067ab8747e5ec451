namespace AllocGate.Gating;

/// <summary>Something a user gave that cannot be used.</summary>
/// <param name="What">What is wrong, as a sentence.</param>
/// <param name="Where">The file with its line, the option, or the variable; empty where the sentence says it.</param>
/// <param name="WhatToDo">The one step that would help; empty where the sentence says it.</param>
public sealed record InputError(string What, string Where = "", string WhatToDo = "")
{
    public override string ToString()
    {
        var text = Where.Length == 0 ? What : $"{Where}: {What}";
        return WhatToDo.Length == 0 ? text : $"{text} {WhatToDo}";
    }
}
