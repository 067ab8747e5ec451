using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;

namespace AllocGate.Reporting;

/// <summary>Which lines allocate, in sentences. Hostile text.</summary>
internal static class LineReasons
{
    private const int Most = 5;

    /// <summary>The lines that have grown most, and the one that stands on a changed line.</summary>
    public static IEnumerable<string> Of(AllocatingLines lines)
    {
        var shown = lines.Lines.Where((line, i) => line.Growth > 0 && (i < Most || IsOn(line.Line, lines.ChangedLine))).ToList();
        if (shown.All(line => !IsOn(line.Line, lines.ChangedLine)) && lines.Lines.FirstOrDefault(line => IsOn(line.Line, lines.ChangedLine)) is { } changed)
            shown.Add(changed);
        var left = lines.Lines.Count(line => line.Growth > 0) - shown.Count(line => line.Growth > 0);
        return shown.Select(line => Of(line, lines.ChangedLine))
            .Concat(left > 0 ? [$"… and {Counted.Of(left, "further place")} that allocate more"] : [])
            .Concat(lines.Notes);
    }

    private static string Of(AllocatingLine line, SourceLine? changed)
    {
        var place = line.Line is { } at ? $"{at.Location.Path}:{at.Location.Line} in {at.Method}" : "code outside the repository";
        var mark = IsOn(line.Line, changed) ? ", on a changed line" : line.Callers.Any(c => IsOn(c, changed)) ? $", called from the changed line {changed!.Path}:{changed.Line}" : "";
        return $"{place}{mark}: {line.Type}, {Figures(line)}";
    }

    private static string Figures(AllocatingLine line) => line.Base is { } before
        ? $"{Change(line.Growth)} B/op and {Objects(Change(line.Head.ObjectsPerOperation - before.ObjectsPerOperation))} "
            + $"({Number(before.BytesPerOperation.ToDecimal())} → {Number(line.Head.BytesPerOperation.ToDecimal())} B/op)"
        : $"{Number(line.Head.BytesPerOperation.ToDecimal())} B/op in {Objects(Number(line.Head.ObjectsPerOperation))}";

    private static bool IsOn(CodeLine? line, SourceLine? changed) => line is not null && changed is not null
        && line.Location.Path == changed.Path && line.Location.Line <= changed.Line && changed.Line <= line.EndLine;

    private static string Objects(string count) => count is "1" or "+1" or "-1" ? $"{count} object/op" : $"{count} objects/op";

    private static string Change(decimal value) => value.ToString("+#,0.##;-#,0.##;±0");

    private static string Number(decimal value) => value.ToString("#,0.##");
}
