namespace AllocGate.Core.Measuring;

/// <summary>The figures of a baseline file that were accepted last, where smaller than those it holds now: growth since then adds up.</summary>
/// <param name="Allocated">B/op; absent where the present figure is the accepted one.</param>
/// <param name="Retained">B/op; likewise.</param>
/// <param name="Footprint">B; likewise.</param>
public sealed record AcceptedFigures(Reading? Allocated = null, Reading? Retained = null, Reading? Footprint = null)
{
    /// <summary>The accepted figure of one metric, where it is not the present one.</summary>
    public Reading? Of(Metric metric) => metric switch
    {
        Metric.Allocated => Allocated,
        Metric.Retained => Retained,
        Metric.Footprint => Footprint,
        _ => null,
    };
}
