using System.Globalization;
using System.Text.RegularExpressions;

namespace AllocGate.Core.Measuring;

/// <summary>
/// Amounts of bytes as people write them: "0 B", "48 B", "1.5 KB", "2 MB". One KB is 1,024 B and one MB 1,024 KB, as BenchmarkDotNet
/// prints them. The analyzer of budgets compiles this file too, for netstandard2.0.
/// </summary>
public static class ByteAmount
{
    // No RegexOptions.IgnoreCase: for it the Kelvin sign is a k.
    private static readonly Regex _pattern = new(@"\A\s*([0-9]{1,19}(?:\.[0-9]{1,9})?)\s*([kKmMgG]?)[bB]\s*\z", RegexOptions.CultureInvariant);

    /// <summary>Reads an amount; it must come to a whole number of bytes from 0 to <see cref="long.MaxValue"/>.</summary>
    /// <param name="text">Such as "48 B". The unit is required: a bare number would leave its unit to guess.</param>
    /// <param name="bytes">The amount, in bytes.</param>
    public static bool TryParse(string? text, out long bytes)
    {
        bytes = 0;
        var match = _pattern.Match(text ?? "");
        if (!match.Success || !decimal.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        long unit = match.Groups[2].Value switch { "k" or "K" => 1 << 10, "m" or "M" => 1 << 20, "g" or "G" => 1 << 30, _ => 1 };
        if (number > (decimal)long.MaxValue / unit)
            return false;
        var product = number * unit;
        if (product != decimal.Truncate(product))
            return false;
        bytes = (long)product;
        return true;
    }
}
