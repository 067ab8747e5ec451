using System.Numerics;

namespace AllocGate.Core.Measuring;

/// <summary>An exact fraction of any size, for sums and quotients of bytes that must not be rounded on the way.</summary>
internal readonly record struct Rational : IComparable<Rational>
{
    private const int RoundedTo = 1_000_000;

    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (_numerator, _denominator) = denominator.Sign < 0
            ? (-numerator / divisor, -denominator / divisor)
            : (numerator / divisor, denominator / divisor);
    }

    public static Rational Zero { get; } = Of(0);

    public static Rational Of(long whole) => new(whole, 1);

    public static Rational Of(BytesPerOperation bytes) => new(bytes.Bytes, bytes.Operations);

    public int Sign => _numerator.Sign;

    public static Rational operator +(Rational a, Rational b) =>
        new((a._numerator * b._denominator) + (b._numerator * a._denominator), a._denominator * b._denominator);

    public static Rational operator -(Rational a, Rational b) => a + new Rational(-b._numerator, b._denominator);

    public static Rational operator *(Rational a, Rational b) => new(a._numerator * b._numerator, a._denominator * b._denominator);

    public static Rational operator /(Rational a, Rational b) => new(a._numerator * b._denominator, a._denominator * b._numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static Rational Min(Rational a, Rational b) => a < b ? a : b;

    public static Rational Max(Rational a, Rational b) => a > b ? a : b;

    public Rational Abs() => new(BigInteger.Abs(_numerator), _denominator);

    public int CompareTo(Rational other) => (_numerator * other._denominator).CompareTo(other._numerator * _denominator);

    /// <summary>Exact where it fits into 64 bits over 64 bits, else rounded to the nearest millionth of a byte.</summary>
    /// <exception cref="OverflowException">It is beyond <see cref="long.MaxValue"/> bytes.</exception>
    public BytesPerOperation ToBytes()
    {
        if (BigInteger.Abs(_numerator) <= long.MaxValue && _denominator <= long.MaxValue)
            return new((long)_numerator, (long)_denominator);
        var whole = BigInteger.Divide(_numerator * RoundedTo, _denominator);
        return BigInteger.Abs(whole) <= long.MaxValue ? new((long)whole, RoundedTo) : new((long)(whole / RoundedTo));
    }

    /// <summary>For display only.</summary>
    public decimal ToDecimal() => ToBytes().ToDecimal();
}
