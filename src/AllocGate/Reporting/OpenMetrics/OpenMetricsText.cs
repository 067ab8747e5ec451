using System.Globalization;
using System.Text;

namespace AllocGate.Reporting.OpenMetrics;

/// <summary>The text format of OpenMetrics 1.0. Label values may be hostile; two samples never have the same labels.</summary>
internal sealed class OpenMetricsText
{
    private const int MaxLabel = 500;

    private readonly StringBuilder _text = new();

    /// <summary>A family of gauges; left out where it has no sample.</summary>
    /// <param name="unit">The name's last word; empty for numbers of things.</param>
    public void Family(string name, string unit, string help, IEnumerable<((string Name, string Value)[] Labels, decimal Value)> samples)
    {
        var all = samples.ToList();
        if (all.Count == 0)
            return;
        Line($"# TYPE {name} gauge");
        if (unit.Length > 0)
            Line($"# UNIT {name} {unit}");
        Line($"# HELP {name} {help}");
        var given = new HashSet<string>();
        foreach (var (labels, value) in all)
            Line($"{name}{Distinct(given, labels)} {value.ToString("0.############################", CultureInfo.InvariantCulture)}");
    }

    public string End()
    {
        Line("# EOF");
        return _text.ToString();
    }

    // Names that differ only in what cannot be shown, or behind the cut, would be one series.
    private static string Distinct(HashSet<string> given, (string Name, string Value)[] labels)
    {
        var text = Text(labels);
        for (var ordinal = 2; !given.Add(text); ordinal++)
            text = Text([.. labels, ("ordinal", ordinal.ToString(CultureInfo.InvariantCulture))]);
        return text;
    }

    private static string Text((string Name, string Value)[] labels) =>
        labels.Length == 0 ? "" : $"{{{string.Join(',', labels.Select(label => $"{label.Name}=\"{Escaped(label.Value)}\""))}}}";

    private static string Escaped(string value) => HostileText.OneLine(value, MaxLabel)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    private void Line(string text) => _text.Append(text).Append('\n');
}
