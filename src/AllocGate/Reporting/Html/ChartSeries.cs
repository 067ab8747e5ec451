namespace AllocGate.Reporting.Html;

/// <summary>Points that belong together.</summary>
/// <param name="Name">In the key below the chart.</param>
/// <param name="Kind">"base" or "head", which have their colours.</param>
/// <param name="IsLine">True: they are joined; false: each is a dot.</param>
/// <param name="Points">By <c>X</c>.</param>
internal sealed record ChartSeries(string Name, string Kind, bool IsLine, IReadOnlyList<(double X, double Y)> Points);
