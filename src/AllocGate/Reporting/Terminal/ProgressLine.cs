using System.Text.RegularExpressions;

namespace AllocGate.Reporting.Terminal;

/// <summary>How far a step has come.</summary>
/// <param name="Step">What it is; already safe.</param>
/// <param name="Began">When it began.</param>
internal sealed partial record ProgressLine(string Step, DateTimeOffset Began)
{
    private const int LeastName = 12;

    /// <summary>Parts that are done.</summary>
    public int Done { get; init; }

    /// <summary>All parts; 0 where the step has none.</summary>
    public int Total { get; init; }

    /// <summary>The part that began last; already safe. Empty where none did.</summary>
    public string Current { get; init; } = "";

    /// <summary>"3 of 12, about 40 s left". The time is that of the rest at the pace so far.</summary>
    public string Figures(DateTimeOffset now)
    {
        var counted = $"{Done:#,0} of {Total:#,0}";
        if (Done == 0 || Done >= Total)
            return counted;
        var left = (now - Began) / Done * (Total - Done);
        return left < TimeSpan.FromSeconds(1) ? counted : $"{counted}, about {Text(left)} left";
    }

    /// <summary>Step, figures and current part in one line of <paramref name="width"/> columns: the figures whole, the names shortened.</summary>
    public string Fit(DateTimeOffset now, int width)
    {
        var figures = Total > 0 ? ": " + Figures(now) : "";
        var current = Current.Length > 0 && Done < Math.Max(Total, 1) ? ": " + Current : "";
        var brief = Step.Length + figures.Length + current.Length <= width ? Step : Folders().Replace(Step, "");
        var step = CaseName.Shorten(brief, Math.Max(LeastName, width - figures.Length - Math.Min(current.Length, LeastName + 4)));
        var left = width - step.Length - figures.Length;
        return step + figures + (current.Length == 0 || left < LeastName ? "" : CaseName.Shorten(current, left));
    }

    // A project goes by its file's name where there is no room for its folders.
    [GeneratedRegex(@"\S*/(?=[^/\s])")]
    private static partial Regex Folders();

    private static string Text(TimeSpan left) => left switch
    {
        { TotalSeconds: < 90 } => $"{left.TotalSeconds:0} s",
        { TotalMinutes: < 90 } => $"{left.TotalMinutes:0} min",
        _ => $"{left.TotalHours:0.0} h",
    };
}
