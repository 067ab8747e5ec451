using System.Globalization;
using System.Text.RegularExpressions;

namespace AllocGate.Configuration;

/// <summary>Lengths of time as people write them: "90s", "2m", "1h", or bare seconds.</summary>
internal static partial class Duration
{
    public const string Form = "Write seconds or a unit: 90, 90s, 2m, 1h.";

    /// <summary>From 1 second to 24 hours.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        var match = Pattern().Match(text ?? "");
        if (!match.Success)
            return false;
        var seconds = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            * match.Groups[2].Value switch { "m" => 60L, "h" => 3600L, _ => 1L };
        duration = TimeSpan.FromSeconds(seconds);
        return seconds is >= 1 and <= 86_400;
    }

    [GeneratedRegex(@"\A([0-9]{1,6})([smh]?)\z")]
    private static partial Regex Pattern();
}
