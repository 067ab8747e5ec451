using System.Text.RegularExpressions;

namespace AllocGate.Measuring.Profiling;

/// <summary>Names of methods as the source has them.</summary>
internal static partial class MethodNames
{
    /// <summary>
    /// A method's metadata name in the words of its source: <c>&lt;M&gt;b__0</c> is a lambda in M, <c>&lt;M&gt;g__Local|1_0</c> the local
    /// function M.Local, <c>get_X</c> the getter of X.
    /// </summary>
    public static string AsWritten(string name)
    {
        if (Compiled().Match(name) is { Success: true } compiled)
        {
            var method = AsWritten(compiled.Groups["method"].Value);
            return compiled.Groups["local"].Value is { Length: > 0 } local ? $"{method}.{local}" : $"{method} (lambda)";
        }

        if (name is "<Main>$" or "<<Main>$>")
            return "top-level statements";
        if (name is ".ctor")
            return "constructor";
        if (name is ".cctor")
            return "static constructor";
        var accessor = Accessor().Match(name);
        return accessor.Success ? $"{name[..accessor.Index]}{accessor.Groups["member"].Value}.{accessor.Groups["kind"].Value}" : name;
    }

    /// <summary>The method that a state machine's type was made from, such as M for <c>&lt;M&gt;d__3</c>; nothing for any other type.</summary>
    public static string? OfStateMachine(string type) => StateMachine().Match(type) is { Success: true } machine ? machine.Groups[1].Value : null;

    /// <summary>True for a type that holds lambdas, which the source does not have.</summary>
    public static bool IsClosure(string type) => type.StartsWith("<>c", StringComparison.Ordinal);

    [GeneratedRegex(@"^<(?<method>.+)>(?:b__[\w|]*|g__(?<local>\w+)\|[\w|]*)$")]
    private static partial Regex Compiled();

    [GeneratedRegex(@"^<(.+)>d(?:__\d+)?(?:`\d+)?$")]
    private static partial Regex StateMachine();

    [GeneratedRegex(@"(?<=^|\.)(?<kind>get|set|add|remove)_(?<member>\w+)$")]
    private static partial Regex Accessor();
}
