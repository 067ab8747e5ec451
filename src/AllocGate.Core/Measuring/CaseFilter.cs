using System.IO.Enumeration;

namespace AllocGate.Core.Measuring;

/// <summary>--filter: a glob over benchmark ids. '*' stands for any text, '?' for one character; upper and lower case are the same.</summary>
/// <param name="Glob">The pattern; empty selects everything.</param>
public sealed record CaseFilter(string Glob)
{
    public static CaseFilter Everything { get; } = new("");

    public bool Selects(string benchmark) =>
        Glob.Length == 0 || FileSystemName.MatchesSimpleExpression(Glob.Replace("\\", "\\\\", StringComparison.Ordinal), benchmark);
}
