using AllocGate.Bench.Parts;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace AllocGate.Bench.Reports;

/// <summary>Wall time of each engine as bars, seconds on a logarithmic scale.</summary>
internal static class TimeChart
{
    private const int Width = 760;
    private const int BarHeight = 34;
    private const int Frame = 110;

    // There is no font to measure with: room for the longest name.
    private const double PerCharacter = 6.5;

    public static string Svg(IReadOnlyList<TimeResult> results)
    {
        // Bars are drawn from the bottom up.
        var rows = results.Reverse().ToList();
        var names = rows.Select(r => $"{r.Engine}, {r.Project} ({r.Cases})").ToList();
        var model = new PlotModel { Title = "Time to measure, builds excluded", TitleFontSize = 14, DefaultFont = "sans-serif", Background = OxyColors.White, PlotMargins = new OxyThickness(names.Max(n => n.Length) * PerCharacter, 10, 20, 45) };
        var bySide = new CategoryAxis { Position = AxisPosition.Left, GapWidth = 0.4 };
        bySide.Labels.AddRange(names);
        model.Axes.Add(bySide);
        model.Axes.Add(new LogarithmicAxis { Position = AxisPosition.Bottom, Title = "seconds (logarithmic)", AxisTitleDistance = 14, Minimum = Math.Min(1, rows.Min(r => r.Time.MeasuringSeconds)) / 2, MaximumPadding = 0.25 });
        var bars = new BarSeries { LabelFormatString = " {0:0.#} s", LabelPlacement = LabelPlacement.Outside, BaseValue = 0.01 };
        foreach (var row in rows)
            bars.Items.Add(new BarItem(row.Time.MeasuringSeconds) { Color = row.Engine == TimePart.AllocGate ? OxyColor.FromRgb(0x2E, 0x7D, 0x32) : OxyColor.FromRgb(0x90, 0x90, 0x90) });
        model.Series.Add(bars);
        return SvgExporter.ExportToString(model, Width, Frame + (rows.Count * BarHeight), isDocument: false);
    }
}
