using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using Spectre.Console;

namespace AllocGate.Reporting.Terminal;

/// <summary>Colours of the terminal. Each stands beside a word that says the same.</summary>
internal static class Tones
{
    public static Style Quiet { get; } = new(decoration: Decoration.Dim);

    public static Style Title { get; } = new(decoration: Decoration.Bold);

    public static Style Of(RowStanding standing) => standing switch
    {
        RowStanding.Failing => new Style(Color.Red),
        RowStanding.Open => new Style(Color.Yellow),
        RowStanding.Unchanged => Style.Plain,
        _ => new Style(Color.Teal),
    };

    public static Style Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => new Style(Color.Red),
        FindingSeverity.Warning => new Style(Color.Yellow),
        _ => new Style(Color.Teal),
    };

    public static Color Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Color.Green,
        Verdict.Fail => Color.Red,
        _ => Color.Yellow,
    };
}
