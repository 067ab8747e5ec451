using System.Text.Json.Serialization;

namespace AllocGate.Core.Measuring;

/// <summary>
/// Bytes per operation (B/op) as the exact fraction that was counted: <see cref="Bytes"/> over <see cref="Operations"/>, in lowest
/// terms. 97.5 B/op is 195 over 2; nothing is rounded before a verdict.
/// </summary>
public readonly record struct BytesPerOperation : IComparable<BytesPerOperation>
{
    // One less than the operations, so that the default value is 0 B over 1 operation.
    private readonly long _furtherOperations;

    /// <param name="bytes">Managed bytes; negative only for the slope of a shrinking heap.</param>
    /// <param name="operations">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="operations"/> is below 1.</exception>
    [JsonConstructor]
    public BytesPerOperation(long bytes, long operations = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(operations, 1);
        var divisor = GreatestCommonDivisor(UInt128.CreateChecked(Int128.Abs(bytes)), (UInt128)operations);
        Bytes = (long)(bytes / (Int128)divisor);
        _furtherOperations = (long)((UInt128)operations / divisor) - 1;
    }

    public static BytesPerOperation Zero => new(0);

    /// <summary>Numerator, in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Denominator, at least 1.</summary>
    public long Operations => _furtherOperations + 1;

    [JsonIgnore]
    public bool IsZero => Bytes == 0;

    /// <summary>For display and ratios only: rounded to 28 significant digits.</summary>
    public decimal ToDecimal() => (decimal)Bytes / Operations;

    public int CompareTo(BytesPerOperation other) =>
        ((Int128)Bytes * other.Operations).CompareTo((Int128)other.Bytes * Operations);

    public static bool operator <(BytesPerOperation left, BytesPerOperation right) => left.CompareTo(right) < 0;

    public static bool operator >(BytesPerOperation left, BytesPerOperation right) => left.CompareTo(right) > 0;

    public static bool operator <=(BytesPerOperation left, BytesPerOperation right) => left.CompareTo(right) <= 0;

    public static bool operator >=(BytesPerOperation left, BytesPerOperation right) => left.CompareTo(right) >= 0;

    /// <summary>"97.5 B/op": the figure as people read it, at most two decimals.</summary>
    public override string ToString() => ToDecimal().ToString("#,0.##") + " B/op";

    private static UInt128 GreatestCommonDivisor(UInt128 a, UInt128 b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
