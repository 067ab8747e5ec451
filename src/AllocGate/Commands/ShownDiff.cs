using AllocGate.Initialising;
using AllocGate.Reporting;
using Spectre.Console;

namespace AllocGate.Commands;

/// <summary>What became of a file, on the console.</summary>
internal static class ShownDiff
{
    public static void Write(IAnsiConsole console, IReadOnlyList<FileDiff> files)
    {
        foreach (var file in files)
        {
            var what = !file.Written ? "Left alone" : file.IsNew ? "Written" : "Replaced";
            console.Write(new Text($"{what}: {HostileText.OneLine(file.Path)}\n", new Style(decoration: Decoration.Bold)));
            foreach (var line in file.Lines)
                console.Write(new Text($"  {HostileText.OneLine(line)}\n", new Style(ColorOf(line[0]))));
            console.WriteLine();
        }
    }

    private static Color ColorOf(char first) => first switch
    {
        '+' => Color.Green,
        '-' => Color.Red,
        _ => Color.Default,
    };
}
