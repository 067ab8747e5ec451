using System.Text.Json.Serialization;

namespace AllocGate.Core.Measuring;

/// <summary><c>bytes = fixed + perRow × rows</c>, over a family of bulk inserts.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Fitted), "fitted")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record ScalingLaw
{
    private ScalingLaw()
    {
    }

    /// <summary>The law of three or more numbers of rows.</summary>
    /// <param name="Points">What it is fitted to, by rows.</param>
    /// <param name="PerRow">Bytes that one more row costs, as bytes over rows. Exact where all points lie on one line; else from the flattest to the steepest stretch.</param>
    /// <param name="Fixed">Bytes of no row at all; exact or an interval likewise.</param>
    /// <param name="Residual">The largest distance of a point from the line, in B; 0 where all lie on it.</param>
    /// <param name="FasterThanLinear">What shows that a row costs the more the more rows there are; empty where nothing does.</param>
    public sealed record Fitted(
        IReadOnlyList<ScalingPoint> Points, Reading PerRow, Reading Fixed, BytesPerOperation Residual, string FasterThanLinear) : ScalingLaw;

    /// <summary>There is no law; says why.</summary>
    public sealed record Unknown(string Reason) : ScalingLaw;
}
