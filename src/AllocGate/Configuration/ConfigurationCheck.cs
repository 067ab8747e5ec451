using System.Globalization;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>Turns what allocgate.json says into what the gate uses, or into everything that is wrong with it.</summary>
internal static class ConfigurationCheck
{
    /// <exception cref="InvalidInputException">Something in it is wrong: everything at once.</exception>
    public static RepositoryConfiguration Read(ConfigurationContent content, string path, DateOnly today)
    {
        var errors = new List<InputError>();
        var thresholds = ThresholdsCheck.Read(content, path, errors);
        var sections = (content.Projects ?? new Dictionary<string, ProjectSectionContent>())
            .ToDictionary(p => p.Key.Replace('\\', '/'), p => Section(p.Value, $"{path}: projects[\"{p.Key}\"]", errors), StringComparer.Ordinal);
        var days = content.WaiverDays ?? WaiverCheck.DefaultDays;
        if (days is < 1 or > 3650)
        {
            errors.Add(new($"{days} is not a number of days from 1 to 3650.", $"{path}: waiverDays"));
            days = WaiverCheck.DefaultDays;
        }

        var waivers = (content.Waivers ?? []).Select((w, i) => WaiverCheck.Read(w, $"{path}: waivers[{i}]", today.AddDays(days), errors)).OfType<Waiver>().ToList();
        foreach (var twice in waivers.GroupBy(w => (w.Target, w.Subject)).Where(g => g.Count() > 1))
            errors.Add(new($"Two waivers for \"{twice.Key.Subject}\" of \"{twice.Key.Target}\".", path, "Keep one."));
        foreach (var empty in (content.Expect ?? []).Index().Where(e => string.IsNullOrWhiteSpace(e.Item)))
            errors.Add(new("It is empty.", $"{path}: expect[{empty.Index}]", "Name a benchmark's id, or a glob over ids."));
        foreach (var twice in (content.Renames ?? new Dictionary<string, string>()).GroupBy(r => r.Value).Where(g => g.Count() > 1))
            errors.Add(new($"Two benchmarks are renamed to \"{twice.Key}\".", $"{path}: renames", "Keep one."));

        return errors.Count == 0
            ? new RepositoryConfiguration(thresholds, sections, waivers) { WaiverDays = days, Expect = content.Expect ?? [], Renames = content.Renames ?? new Dictionary<string, string>() }
            : throw new InvalidInputException(errors);
    }

    internal static long? Amount(string? text, string where, List<InputError> errors)
    {
        if (text is null)
            return null;
        if (ByteAmount.TryParse(text, out var bytes))
            return bytes;
        errors.Add(new(string.Create(CultureInfo.InvariantCulture, $"\"{text}\" is not an amount of bytes."), where, "Write it as \"48 B\", \"1.5 KB\" or \"2 MB\"."));
        return null;
    }

    private static ProjectSection Section(ProjectSectionContent section, string where, List<InputError> errors)
    {
        if (section.Select is not (null or "all" or "annotated"))
            errors.Add(new($"\"{section.Select}\" is not a selection.", $"{where}.select", "Write \"annotated\" or \"all\"."));
        TimeSpan? timeout = null;
        if (section.Timeout is not null)
        {
            if (Duration.TryParse(section.Timeout, out var parsed))
                timeout = parsed;
            else
                errors.Add(new($"\"{section.Timeout}\" is not a length of time.", $"{where}.timeout", Duration.Form));
        }

        return new ProjectSection(
            section.Ignore ?? false,
            section.Select is null ? null : section.Select == "all",
            section.Frameworks,
            section.Configuration,
            section.Properties,
            timeout);
    }
}
