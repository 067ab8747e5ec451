using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>A table whose figures keep their natural width and whose case names take what is left.</summary>
internal static class Columns
{
    private const int Edges = 2;
    private const int Gap = 2;
    private const int LeastName = 16;
    private const int NarrowName = 24;

    /// <param name="console">Written to; its width is used.</param>
    /// <param name="titles">The first is the column of names.</param>
    /// <param name="rows">Each as a name, already safe, and the cells behind it.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<string> titles, IReadOnlyList<(string Name, Style Style, IReadOnlyList<Cell> Cells)> rows)
    {
        var widths = Widths(titles, rows);
        var left = Left(console, widths);
        if (left < LeastName)
        {
            WriteStacked(console, titles, rows);
            return;
        }

        var longest = rows.Max(row => row.Name.Length);
        var name = Math.Min(Math.Max(longest, LeastName), left);
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        table.AddColumn(Column(titles[0], name, last: false));
        for (var i = 1; i < titles.Count; i++)
            table.AddColumn(Column(titles[i], widths[i - 1], last: i == titles.Count - 1));
        foreach (var row in rows)
            table.AddRow([new Cell(CaseName.Fit(row.Name, name, name < NarrowName ? 5 : 3), row.Style).ToText(), .. row.Cells.Select(cell => cell.ToText())]);
        console.Write(table);
    }

    /// <summary>True where the figures leave room for names, so that it is a table.</summary>
    public static bool Fit(IAnsiConsole console, IReadOnlyList<string> titles, IReadOnlyList<(string Name, Style Style, IReadOnlyList<Cell> Cells)> rows) =>
        Left(console, Widths(titles, rows)) >= LeastName;

    private static List<int> Widths(IReadOnlyList<string> titles, IReadOnlyList<(string Name, Style Style, IReadOnlyList<Cell> Cells)> rows) =>
        [.. Enumerable.Range(1, titles.Count - 1).Select(i => Math.Max(titles[i].Length, rows.Max(row => row.Cells[i - 1].Width)))];

    private static int Left(IAnsiConsole console, List<int> widths) => console.Profile.Width - Edges - widths.Sum(width => width + Gap);

    /// <summary>Where the figures leave no room for names: each row as a name with its figures below.</summary>
    private static void WriteStacked(IAnsiConsole console, IReadOnlyList<string> titles, IReadOnlyList<(string Name, Style Style, IReadOnlyList<Cell> Cells)> rows)
    {
        console.WriteLine();
        foreach (var row in rows)
        {
            console.Item(row.Name, indent: 1, row.Style);
            for (var i = 1; i < titles.Count; i++)
                console.Item($"{titles[i]}: {string.Join("  ", row.Cells[i - 1].Lines)}", indent: 3, row.Cells[i - 1].Style);
            console.WriteLine();
        }
    }

    private static TableColumn Column(string title, int width, bool last) =>
        new TableColumn(new Text(title, new Style(decoration: Decoration.Bold))).Width(width).Padding(0, 0, last ? 0 : Gap - 1, 0).NoWrap();
}
