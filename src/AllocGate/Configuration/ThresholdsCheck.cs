using System.Globalization;
using AllocGate.Core.Comparing;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>Turns the limits of allocgate.json into thresholds, or into everything that is wrong with them.</summary>
internal static class ThresholdsCheck
{
    /// <summary>A case's limits win over its project's, and those over the general ones.</summary>
    public static Thresholds Read(ConfigurationContent content, string path, List<InputError> errors)
    {
        var projects = ConfigurationCheck.Entries(content.Projects).Where(p => p.Value.Thresholds is not null)
            .Select(p => Read(p.Value.Thresholds!, new ThresholdOverride(p.Key.Replace('\\', '/'), null), $"{path}: projects[\"{p.Key}\"].thresholds", errors)).ToList();
        var cases = ConfigurationCheck.Entries(content.Cases)
            .Select(c => Read(c.Value, new ThresholdOverride(null, c.Key), $"{path}: cases[\"{c.Key}\"]", errors)).ToList();
        var general = Read(content.Thresholds ?? new ThresholdsContent(), new ThresholdOverride(null, null), $"{path}: thresholds", errors);
        return general.Over(Thresholds.Default) with { Overrides = [.. projects, .. cases] };
    }

    /// <summary>One set of limits.</summary>
    public static ThresholdOverride Read(ThresholdsContent content, ThresholdOverride target, string where, List<InputError> errors)
    {
        CheckPercent(content.AllocatedPercent, $"{where}.allocatedPercent", errors);
        CheckPercent(content.FootprintPercent, $"{where}.footprintPercent", errors);
        return target with
        {
            AllocatedBytes = ConfigurationCheck.Amount(content.AllocatedBytes, $"{where}.allocatedBytes", errors),
            AllocatedPercent = content.AllocatedPercent,
            RetainedBytes = ConfigurationCheck.Amount(content.RetainedBytes, $"{where}.retainedBytes", errors),
            FootprintBytes = ConfigurationCheck.Amount(content.FootprintBytes, $"{where}.footprintBytes", errors),
            FootprintPercent = content.FootprintPercent,
            CreepBytes = ConfigurationCheck.Amount(content.CreepBytes, $"{where}.creepBytes", errors),
        };
    }

    private static void CheckPercent(decimal? percent, string where, List<InputError> errors)
    {
        if (percent is < 0 or > 1000)
            errors.Add(new(string.Create(CultureInfo.InvariantCulture, $"{percent} is not a percentage from 0 to 1000."), where));
    }
}
