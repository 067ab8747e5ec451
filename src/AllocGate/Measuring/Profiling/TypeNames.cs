using System.Text;
using System.Text.RegularExpressions;

namespace AllocGate.Measuring.Profiling;

/// <summary>Names of types as the source has them: what the compiler makes of lambdas, iterators and async methods goes by its method.</summary>
internal static partial class TypeNames
{
    /// <param name="name">As the runtime writes it, such as <c>System.Func`2[System.String,System.Int32]</c>.</param>
    public static string AsWritten(string name)
    {
        var written = DisplayClass().Replace(name, "closure");
        written = StateMachine().Replace(written, m => $"{MethodNames.AsWritten(m.Groups[1].Value)} (state machine)");
        written = Anonymous().Replace(written, "anonymous type");
        written = Generated().Replace(written, "collection expression");
        written = Keywords().Replace(written, k => Keyword(k.Value));
        written = WithAngleBrackets(Arity().Replace(written, "")).Replace('+', '.');
        return Keyword(name) is var value && value != name && value is not ("object" or "string") ? value + " (boxed)" : written;
    }

    // Brackets around names are type arguments; empty ones, or with commas alone, are an array's.
    private static string WithAngleBrackets(string name)
    {
        var written = new StringBuilder(name.Length);
        var arguments = new Stack<bool>();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '[')
                arguments.Push(i + 1 < name.Length && name[i + 1] is not (']' or ',' or '*'));
            var inArguments = arguments.TryPeek(out var top) && top;
            written.Append(name[i] switch
            {
                '[' when inArguments => "<",
                ']' when inArguments => ">",
                ',' when inArguments => ", ",
                var other => other.ToString(),
            });
            if (name[i] == ']')
                arguments.TryPop(out _);
        }

        return written.ToString();
    }

    private static string Keyword(string name) => name switch
    {
        "System.Object" => "object",
        "System.String" => "string",
        "System.Boolean" => "bool",
        "System.Char" => "char",
        "System.SByte" => "sbyte",
        "System.Byte" => "byte",
        "System.Int16" => "short",
        "System.UInt16" => "ushort",
        "System.Int32" => "int",
        "System.UInt32" => "uint",
        "System.Int64" => "long",
        "System.UInt64" => "ulong",
        "System.Single" => "float",
        "System.Double" => "double",
        "System.Decimal" => "decimal",
        _ => name,
    };

    [GeneratedRegex(@"`\d{1,3}")]
    private static partial Regex Arity();

    [GeneratedRegex(@"<>c__DisplayClass\d+(_\d+)?|<>c\b")]
    private static partial Regex DisplayClass();

    // <M>d__3, <<M>b__0>d, <<M>g__Local|1_0>d
    [GeneratedRegex(@"<((?:<\w*>[bg]__[\w|]+)|<Main>\$|[\w.$]+)>d(?:__\d+)?")]
    private static partial Regex StateMachine();

    [GeneratedRegex(@"<>f__AnonymousType\d+")]
    private static partial Regex Anonymous();

    [GeneratedRegex(@"<>z__\w+")]
    private static partial Regex Generated();

    [GeneratedRegex(@"(?<![\w.+])System\.(?:Object|String|Boolean|Char|SByte|Byte|U?Int(?:16|32|64)|Single|Double|Decimal)(?![\w.+`])")]
    private static partial Regex Keywords();
}
