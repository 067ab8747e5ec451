using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>Text blocks of the terminal, made safe before they are written.</summary>
internal static class Lines
{
    public static void Title(this IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.Write(new Text(title + "\n", Tones.Title));
    }

    /// <summary>A text under a title, hanging under its first character where it wraps.</summary>
    /// <param name="text">Hostile text.</param>
    /// <param name="indent">Columns to the left.</param>
    public static void Item(this IAnsiConsole console, string text, int indent = 2, Style? style = null) =>
        console.Write(new Padder(new Text(HostileText.ForLog(text), style ?? Style.Plain), new Padding(indent, 0, 0, 0)));

    public static void Items(this IAnsiConsole console, string title, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        console.Title(title);
        console.Items(texts);
    }

    public static void Items(this IAnsiConsole console, IReadOnlyList<string> texts, int indent = 2)
    {
        var list = new Grid().AddColumn(new GridColumn().Width(1).Padding(indent, 0, 1, 0)).AddColumn(new GridColumn().Padding(0, 0, 0, 0));
        foreach (var text in texts)
            list.AddRow(new Text("-"), new Text(HostileText.ForLog(text)));
        console.Write(list);
    }
}
