using System.Globalization;
using System.Text.RegularExpressions;
using AllocGate.Core.Comparing;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>A limit as the command line gives it: "allocatedBytes=48 B", or for a project or a glob over ids "*.Put*:allocatedPercent=2".</summary>
internal static partial class ThresholdArgument
{
    public const string Form = "[PROJECT|GLOB:]NAME=VALUE";

    /// <summary>The limit, or what is wrong with it.</summary>
    public static (ThresholdOverride? Limit, string Error) Read(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match)
            return (null, $"is not of the form {Form}, such as allocatedBytes=48B.");
        var (target, name, value) = (match.Groups["target"].Value, match.Groups["name"].Value, match.Groups["value"].Value.Trim());
        var errors = new List<InputError>();
        var content = name switch
        {
            "allocatedBytes" => new ThresholdsContent(AllocatedBytes: value),
            "allocatedPercent" => new ThresholdsContent(AllocatedPercent: Percent(value)),
            "retainedBytes" => new ThresholdsContent(RetainedBytes: value),
            "footprintBytes" => new ThresholdsContent(FootprintBytes: value),
            "footprintPercent" => new ThresholdsContent(FootprintPercent: Percent(value)),
            "creepBytes" => new ThresholdsContent(CreepBytes: value),
            _ => null,
        };
        if (content is null)
            return (null, $"names no threshold. {Meant(name)}");
        var limit = ThresholdsCheck.Read(content, Target(target), "", errors);
        return errors.Count == 0 ? (limit, "") : (null, errors[0].ToString().TrimStart('.'));

        static decimal? Percent(string value) =>
            decimal.TryParse(value.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) ? percent : -1;
    }

    // A project file ends with its kind; a benchmark's id does not.
    private static ThresholdOverride Target(string target) => target.Length == 0 ? new(null, null)
        : target.EndsWith("proj", StringComparison.OrdinalIgnoreCase) ? new(target.Replace('\\', '/'), null)
        : new(null, target);

    private static string Meant(string name)
    {
        var known = ConfigurationMembers.Of(typeof(ThresholdsContent))!.Keys;
        return NearestName.Of(name, known) is { } near ? $"Did you mean \"{near}\"?" : $"There are {string.Join(", ", known)}.";
    }

    // The last colon: an id may hold some of its own.
    [GeneratedRegex(@"\A(?:(?<target>.+):)?(?<name>[A-Za-z]+)=(?<value>[^:=]*)\z", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
