using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using AllocGate.Configuration;
using AllocGate.Core.Comparing;

namespace AllocGate.Commands;

/// <summary>What holds for a gate, and where each value comes from: an option, a variable, a line of a file, or the defaults.</summary>
/// <param name="command">The command whose options are shown.</param>
/// <param name="fromEnvironment">The variables that stand for options of this command line.</param>
internal sealed class ShownConfiguration(Command command, ParseResult parsed, IReadOnlySet<string> fromEnvironment)
{
    /// <summary>Options that win over the member of this name in a project's section.</summary>
    private static readonly string[] Members = ["select", "frameworks", "configuration", "timeout", "properties"];

    private static readonly ThresholdOverride Defaults = new(null, null)
    {
        AllocatedBytes = Core.Comparing.Thresholds.Default.AllocatedBytes,
        AllocatedPercent = Core.Comparing.Thresholds.Default.AllocatedPercent,
        RetainedBytes = Core.Comparing.Thresholds.Default.RetainedBytes,
        FootprintBytes = Core.Comparing.Thresholds.Default.FootprintBytes,
        FootprintPercent = Core.Comparing.Thresholds.Default.FootprintPercent,
        CreepBytes = Core.Comparing.Thresholds.Default.CreepBytes,
    };

    /// <summary>Everything that holds.</summary>
    /// <param name="read">The files.</param>
    /// <param name="given">The options that stand in their place.</param>
    public IEnumerable<ConfigurationValue> All(ReadConfiguration read, GivenConfiguration given) => [.. Options(), .. Thresholds(read, given), .. Rest(read, given)];

    private IEnumerable<ConfigurationValue> Options()
    {
        foreach (var option in command.Options.Where(o => o is not (HelpOption or VersionOption)))
        {
            yield return Source(option) is { } source
                ? new(option.Name, string.Join(", ", parsed.GetResult(option)!.Tokens.Select(t => t.Value).DefaultIfEmpty("true")), source)
                : new(option.Name, option.HasDefaultValue ? Text(option.GetDefaultValue()) : "not set", "default");
        }
    }

    private IEnumerable<ConfigurationValue> Thresholds(ReadConfiguration read, GivenConfiguration given)
    {
        var source = Source("--threshold");
        var everywhere = given.Thresholds.Where(t => t is { Project: null, Glob: null }).Aggregate(new ThresholdOverride(null, null), (all, next) => next.Over(all));
        var said = Limits(everywhere).ToDictionary();
        foreach (var (name, value) in Limits(Defaults))
        {
            var written = read.Values.FirstOrDefault(v => v.Path == $"thresholds.{name}");
            yield return said.TryGetValue(name, out var limit) ? new($"thresholds.{name}", limit, source!) : written ?? new($"thresholds.{name}", value, "default");
        }

        foreach (var value in read.Values.Where(v => v.Path.StartsWith("cases[", StringComparison.Ordinal) || v.Path.Contains("].thresholds.", StringComparison.Ordinal)))
            yield return said.ContainsKey(value.Path[(value.Path.LastIndexOf('.') + 1)..]) ? value with { Where = $"{value.Where}; --threshold wins" } : value;
        foreach (var limits in given.Thresholds.Where(t => t is not { Project: null, Glob: null }))
        {
            foreach (var (name, value) in Limits(limits))
                yield return new(limits.Project is null ? $"cases[\"{limits.Glob}\"].{name}" : $"projects[\"{limits.Project}\"].thresholds.{name}", value, source!);
        }
    }

    private IEnumerable<ConfigurationValue> Rest(ReadConfiguration read, GivenConfiguration given)
    {
        foreach (var value in read.Values.Where(v => !IsThreshold(v.Path) && v.Path != "waiverDays"))
            yield return Members.FirstOrDefault(m => IsOfProject(value.Path, m)) is { } member && Source("--" + Singular(member)) is not null ? value with { Where = $"{value.Where}; --{Singular(member)} wins" } : value;
        foreach (var glob in given.Expect)
            yield return new("expect", $"\"{glob}\"", Source("--expect")!);
        foreach (var (old, now) in given.Renames)
            yield return new($"renames[\"{old}\"]", $"\"{now}\"", Source("--rename")!);
        var days = read.Values.FirstOrDefault(v => v.Path == "waiverDays") ?? new("waiverDays", $"{WaiverCheck.DefaultDays}", "default");
        yield return given.WaiverDays is { } said ? days with { Value = $"{said}", Where = Source("--waiver-days")! } : days;
    }

    private static string Text(object? value) => value switch { true => "true", false => "false", _ => $"{value}" };

    /// <summary>The command line or the variable; nothing where neither says it.</summary>
    private string? Source(Option option) => parsed.GetResult(option) is not { Implicit: false } ? null
        : EnvironmentOptions.VariableOf(option) is var variable && fromEnvironment.Contains(variable) ? variable : "command line";

    private string? Source(string name) => Source(command.Options.Single(o => o.Name == name));

    private static bool IsThreshold(string path) =>
        path.StartsWith("thresholds.", StringComparison.Ordinal) || path.StartsWith("cases[", StringComparison.Ordinal) || path.Contains("].thresholds.", StringComparison.Ordinal);

    private static bool IsOfProject(string path, string member) =>
        path.StartsWith("projects[", StringComparison.Ordinal) && path.LastIndexOf($"\"].{member}", StringComparison.Ordinal) >= 0;

    private static string Singular(string member) => member switch { "frameworks" => "framework", "properties" => "property", _ => member };

    private static IEnumerable<KeyValuePair<string, string>> Limits(ThresholdOverride limits)
    {
        (string Name, decimal? Value, string Unit)[] all =
        [
            ("allocatedBytes", limits.AllocatedBytes, " B"), ("allocatedPercent", limits.AllocatedPercent, ""), ("retainedBytes", limits.RetainedBytes, " B"),
            ("footprintBytes", limits.FootprintBytes, " B"), ("footprintPercent", limits.FootprintPercent, ""), ("creepBytes", limits.CreepBytes, " B"),
        ];
        foreach (var (name, value, unit) in all.Where(l => l.Value is not null))
            yield return new(name, unit.Length > 0 ? $"\"{Number(value)}{unit}\"" : Number(value));

        static string Number(decimal? number) => number.GetValueOrDefault().ToString(CultureInfo.InvariantCulture);
    }
}
