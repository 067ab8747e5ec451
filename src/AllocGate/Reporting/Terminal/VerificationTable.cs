using AllocGate.Core.Verifying;
using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>Both engines side by side.</summary>
public static class VerificationTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<VerifiedCase> cases)
    {
        foreach (var project in cases.GroupBy(c => (c.Key.Project, c.Key.Framework)))
        {
            console.Title(HostileText.ForLog($"{project.Key.Project} ({project.Key.Framework})"));
            Columns.Write(console, ["Case", "Probe", "BenchmarkDotNet", "Agreement"], [.. project.Select(Row)]);
            console.Items([.. project.Where(c => c.Explanation.Length > 0).Select(c => $"{c.Name}: {c.Explanation}")]);
        }
    }

    /// <summary>In one word for people.</summary>
    public static string Word(Agreement agreement) => agreement switch
    {
        Agreement.Same => "same",
        Agreement.Explained => "explained",
        Agreement.Unexplained => "UNEXPLAINED",
        _ => "not compared",
    };

    private static (string, Style, IReadOnlyList<Cell>) Row(VerifiedCase verified) => (
        HostileText.ForLog(verified.Name),
        Style.Plain,
        [new(Figures.Of(verified.Probe)), new(Figures.Of(verified.Engine)), new(Word(verified.Agreement), Tone(verified.Agreement))]);

    private static Style Tone(Agreement agreement) => agreement switch
    {
        Agreement.Unexplained => Tones.Of(RowStanding.Failing),
        Agreement.NotCompared => Tones.Of(RowStanding.Open),
        Agreement.Explained => Tones.Of(RowStanding.Changed),
        _ => Style.Plain,
    };
}
