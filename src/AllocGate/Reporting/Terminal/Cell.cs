using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>One cell of a table: lines that are never read as markup.</summary>
/// <param name="Lines">Already made safe.</param>
/// <param name="Style">Colour; carries no meaning alone.</param>
internal sealed record Cell(IReadOnlyList<string> Lines, Style Style)
{
    public Cell(string line, Style? style = null)
        : this([line], style ?? Style.Plain)
    {
    }

    public int Width => Lines.Count == 0 ? 0 : Lines.Max(line => line.Length);

    public Text ToText() => new(string.Join('\n', Lines), Style);
}
