using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>Text blocks of the terminal, made safe before they are written.</summary>
internal static class Lines
{
    private const int MaxText = 2_000;

    public static void Title(this IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.Write(new Text(HostileText.Clip(title, MaxText) + "\n", Tones.Title));
    }

    /// <summary>A text under a title, hanging under its first character where it wraps.</summary>
    /// <param name="text">Hostile text.</param>
    /// <param name="indent">Columns to the left.</param>
    public static void Item(this IAnsiConsole console, string text, int indent = 2, Style? style = null) =>
        console.Write(new Padder(new Text(Shown(text), style ?? Style.Plain), new Padding(indent, 0, 0, 0)));

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
            list.AddRow(new Text("-"), new Text(Shown(text)));
        console.Write(list);
    }

    // A terminal takes seconds to wrap a name of 100,000 characters; the JSON report has the whole.
    private static string Shown(string text) => HostileText.Clip(HostileText.ForLog(text), MaxText);
}
