using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Rules.Tests.Harness;

/// <summary>A source with the expected findings marked: <c>{|AG1002:new V()|}</c>, or <c>{|AG1004 info:() => x|}</c> where the severity matters.</summary>
internal sealed record Markup(string Source, IReadOnlyList<Expected> Findings)
{
    public static Markup Parse(string marked)
    {
        var source = new System.Text.StringBuilder();
        var open = new Stack<(string Id, string? Severity, int Start)>();
        var findings = new List<Expected>();
        for (var at = 0; at < marked.Length;)
        {
            var start = Regex.Match(marked[at..Math.Min(marked.Length, at + 24)], @"^\{\|(AG\d{4})(?: (error|warning|info))?:");
            if (start.Success)
            {
                open.Push((start.Groups[1].Value, start.Groups[2].Success ? start.Groups[2].Value : null, source.Length));
                at += start.Length;
            }
            else if (open.Count > 0 && marked.AsSpan(at).StartsWith("|}"))
            {
                var (id, severity, from) = open.Pop();
                findings.Add(new Expected(id, severity, TextSpan.FromBounds(from, source.Length)));
                at += 2;
            }
            else
            {
                source.Append(marked[at++]);
            }
        }

        return new Markup(source.ToString(), [.. findings.OrderBy(finding => finding.Span.Start)]);
    }
}
