using System.Globalization;

namespace AllocGate.Reporting.Html;

/// <summary>
/// Points and lines over two axes that begin at 0 as SVG, drawn in the page's own colours: no attribute of it is a style, which the page's policy
/// would not let through, and none is a colour, which would not follow dark mode.
/// </summary>
/// <param name="title">What it shows, for those who do not see it too.</param>
/// <param name="across">The axis to the right.</param>
/// <param name="up">The axis upwards.</param>
/// <param name="series">What is drawn.</param>
internal sealed class LineChart(string title, string across, string up, IReadOnlyList<ChartSeries> series)
{
    private const int Width = 640;
    private const int Height = 280;
    private const int Left = 96;
    private const int Bottom = 44;
    private const int Top = 32;
    private const int Right = 40;

    private readonly Axis _x = Axis.Over(series.SelectMany(s => s.Points).Select(p => p.X));
    private readonly Axis _y = Axis.Over(series.SelectMany(s => s.Points).Select(p => p.Y));

    public HtmlFragment ToHtml() => HtmlFragment.Of($"""
        <figure><svg class="chart" viewBox="0 0 {Width} {Height}" role="img" aria-label="{title}"><title>{title}</title>
        {_y.Ticks.Select(tick => HtmlFragment.Of($"""<line class="grid" x1="{Left}" x2="{Width - Right}" y1="{Y(tick)}" y2="{Y(tick)}"/><text class="tick end" x="{Left - 8}" y="{Y(tick)}" dy="4">{Label(tick)}</text>"""))}
        {_x.Ticks.Select(tick => HtmlFragment.Of($"""<text class="tick middle" x="{X(tick)}" y="{Height - Bottom + 18}">{Label(tick)}</text>"""))}
        <line class="axis" x1="{Left}" x2="{Width - Right}" y1="{Y(0)}" y2="{Y(0)}"/><line class="axis" x1="{Left}" x2="{Left}" y1="{Top}" y2="{Height - Bottom}"/>
        <text class="tick middle" x="{(Left + Width - Right) / 2}" y="{Height - 6}">{across}</text><text class="tick" x="4" y="14">{up}</text>
        {series.Select(Drawn)}
        </svg><figcaption>{series.Select(s => HtmlFragment.Of($"""<span class="key {(s.IsLine ? "line" : "dot")} {s.Kind}">{s.Name}</span> """))}</figcaption></figure>
        """);

    private HtmlFragment Drawn(ChartSeries one)
    {
        var path = string.Join(' ', one.Points.Select(p => $"{X(p.X)},{Y(p.Y)}"));
        return one.IsLine
            ? HtmlFragment.Of($"""<polyline class="{one.Kind}" points="{path}"/>""")
            : HtmlFragment.Of($"""{one.Points.Select(p => HtmlFragment.Of($"""<circle class="{one.Kind}" cx="{X(p.X)}" cy="{Y(p.Y)}" r="4"/>"""))}""");
    }

    private string X(double value) => Number(Left + (_x.Share(value) * (Width - Left - Right)));

    private string Y(double value) => Number(Height - Bottom - (_y.Share(value) * (Height - Top - Bottom)));

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    private static string Label(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
