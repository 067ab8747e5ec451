using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;

namespace AllocGate.Reporting.Html;

/// <summary>One case in full: why, which lines allocate, and what stays live.</summary>
internal static class HtmlCase
{
    private const int MaxLines = 50;

    public static bool HasMore(ComparedRow row) => row.LiveHeap is not null || row.AllocatingLines is not null || RowReasons.Of(row).Any();

    public static HtmlFragment Of(ComparedRow row, string id)
    {
        var standing = row.Standing().ToString().ToLowerInvariant();
        return HtmlFragment.Of($"""
            <section class="case {standing}" id="{id}">
            <h3><span class="tag {standing}">{row.Word()}</span> {HtmlFragment.Name(row.Name)}</h3>
            <p class="place">{Place(row)}</p>
            <ul>{Reasons(row).Select(reason => HtmlFragment.Of($"<li>{reason}</li>"))}</ul>
            {(row.AllocatingLines is { Lines.Count: > 0 } lines ? Lines(lines) : HtmlFragment.Empty)}
            {(row.LiveHeap is { } heap ? LivePlot.Of(heap, row.Name) : HtmlFragment.Empty)}
            </section>

            """);
    }

    private static string Place(ComparedRow row) =>
        row.Location is { } at ? $"{at.Path}:{at.Line}, {row.Key.Framework}" : $"{row.Key.Project}, {row.Key.Framework}";

    // The lines have a table of their own.
    private static IEnumerable<string> Reasons(ComparedRow row) =>
        RowReasons.Of(row.AllocatingLines is { Lines.Count: > 0 } ? row with { AllocatingLines = null } : row).Concat(row.AllocatingLines is { Lines.Count: > 0 } lines ? lines.Notes : []).Concat(row.Notes);

    private static HtmlFragment Lines(AllocatingLines lines) => HtmlFragment.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="Which lines allocate"><table role="table">
        <caption>Which lines allocate</caption>
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Line</th><th scope="col" role="columnheader">Allocates</th><th scope="col" role="columnheader">Head</th><th scope="col" role="columnheader">Change</th></tr></thead>
        <tbody role="rowgroup">
        {lines.Lines.Take(MaxLines).Select(line => Line(line, lines.ChangedLine))}
        </tbody></table></div>
        {(lines.Lines.Count > MaxLines ? HtmlFragment.Of($"<p>… and {Counted.Of(lines.Lines.Count - MaxLines, "further line")}: see report.json.</p>") : HtmlFragment.Empty)}
        """);

    private static HtmlFragment Line(AllocatingLine line, SourceLine? changed)
    {
        var place = line.Line is { } at ? $"{at.Location.Path}:{at.Location.Line}" : "code outside the repository";
        var mark = changed is not null && line.Line is { } on && on.Location.Path == changed.Path && on.Location.Line <= changed.Line && changed.Line <= on.EndLine;
        return HtmlFragment.Of($"""
            <tr role="row"><th scope="row" role="rowheader">{place}{(mark ? HtmlFragment.Of($""" <span class="tag failing">changed</span>""") : HtmlFragment.Empty)}<code>{line.Line?.Text ?? ""}</code></th>{Cell("Allocates", $"{line.Type}{(line.Line is { } where ? $" in {where.Method}" : "")}")}{Cell("Head", $"{Figures.Bytes(line.Head.BytesPerOperation)}, {Objects(line.Head.ObjectsPerOperation)}")}{Cell("Change", line.Base is null ? "base not profiled" : $"{line.Growth:+#,0.##;-#,0.##;±0} B")}</tr>

            """);
    }

    private static string Objects(decimal count) => count switch
    {
        1 => "1 object",
        > 0 and < 0.01m => "<0.01 objects",
        _ => $"{count:#,0.##} objects",
    };

    private static HtmlFragment Cell(string title, string text) => HtmlFragment.Of($"""<td role="cell" data-label="{title}">{text}</td>""");
}
