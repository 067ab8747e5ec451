using System.Globalization;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>Turns what allocgate.json says into what the gate uses, or into everything that is wrong with it.</summary>
internal static class ConfigurationCheck
{
    /// <param name="content">What allocgate.json says.</param>
    /// <param name="path">The file as people know it.</param>
    /// <param name="list">What the file of waivers says.</param>
    /// <param name="listPath">That file as people know it.</param>
    /// <param name="givenDays">--waiver-days.</param>
    /// <param name="today">Waivers may end so many days from then.</param>
    /// <param name="errors">Gets everything that is wrong. What is returned holds where there is nothing.</param>
    public static RepositoryConfiguration Read(
        ConfigurationContent content, string path, WaiversContent list, string listPath, int? givenDays, DateOnly today, List<InputError> errors)
    {
        var thresholds = ThresholdsCheck.Read(content, path, errors);
        var sections = Entries(content.Projects)
            .ToDictionary(p => p.Key, p => Section(p.Value, $"{path}: projects[\"{p.Key}\"]", errors), StringComparer.Ordinal)
            .GroupBy(p => p.Key.Replace('\\', '/'), StringComparer.Ordinal).ToList();
        foreach (var twice in sections.Where(s => s.Count() > 1))
            errors.Add(new($"Two sections are for the project \"{twice.Key}\".", $"{path}: projects[\"{twice.Last().Key}\"]", "Keep one."));
        foreach (var outside in sections.SelectMany(s => s).Where(s => !IsInside(s.Key)))
            errors.Add(new("It lies outside the repository.", $"{path}: projects[\"{outside.Key}\"]", "Write the project file's path from the root of the repository."));
        var days = givenDays ?? content.WaiverDays ?? WaiverCheck.DefaultDays;
        if (content.WaiverDays is < 1 or > WaiverCheck.MostDays)
        {
            errors.Add(new($"{content.WaiverDays} is not a number of days from 1 to {WaiverCheck.MostDays}.", $"{path}: waiverDays"));
            days = WaiverCheck.DefaultDays;
        }

        var latest = today.AddDays(days);
        var waivers = Waivers(content.Waivers, path, latest, errors).Concat(Waivers(list.Waivers, listPath, latest, errors)).ToList();
        foreach (var twice in waivers.GroupBy(w => (w.Waiver.Target, w.Waiver.Subject)).Where(g => g.Count() > 1))
            errors.Add(new($"Two waivers for \"{twice.Key.Subject}\" of \"{Clipped.Text(twice.Key.Target)}\".", twice.Last().Where, "Keep one."));
        foreach (var empty in (content.Expect ?? []).Index().Where(e => string.IsNullOrWhiteSpace(e.Item)))
            errors.Add(new("It is empty.", $"{path}: expect[{empty.Index}]", "Name a benchmark's id, or a glob over ids."));
        foreach (var twice in Entries(content.Renames).GroupBy(r => r.Value).Where(g => g.Count() > 1))
            errors.Add(new($"Two benchmarks are renamed to \"{Clipped.Text(twice.Key)}\".", $"{path}: renames[\"{twice.Last().Key}\"]", "Keep one."));

        return new RepositoryConfiguration(thresholds, sections.ToDictionary(s => s.Key, s => s.Last().Value, StringComparer.Ordinal), [.. waivers.Select(w => w.Waiver)])
        {
            WaiverDays = days,
            Expect = [.. (content.Expect ?? []).OfType<string>()],
            Renames = Entries(content.Renames).ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>The entries of a section that have a value; those of another kind are null, and said already.</summary>
    internal static IEnumerable<KeyValuePair<string, T>> Entries<T>(IReadOnlyDictionary<string, T?>? section)
        where T : class => (section ?? new Dictionary<string, T?>()).Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Value!));

    /// <summary>True for a path below the root, whichever separators it has.</summary>
    internal static bool IsInside(string path) =>
        !Path.IsPathRooted(path) && !path.StartsWith('/') && !path.Contains(':', StringComparison.Ordinal) && !path.Split('/', '\\').Contains("..");

    private static List<(Waiver Waiver, string Where)> Waivers(IReadOnlyList<WaiverContent?>? list, string path, DateOnly latest, List<InputError> errors)
    {
        var waivers = new List<(Waiver, string)>();
        foreach (var (index, content) in (list ?? []).Index().TakeWhile(_ => errors.Count <= ConfigurationPlaces.MostErrors))
        {
            var where = $"{path}: waivers[{index}]";
            if (content is not null && WaiverCheck.Read(content, where, latest, errors) is { } waiver)
                waivers.Add((waiver, where));
        }

        return waivers;
    }

    internal static long? Amount(string? text, string where, List<InputError> errors)
    {
        if (text is null)
            return null;
        if (ByteAmount.TryParse(text, out var bytes))
            return bytes;
        errors.Add(new(string.Create(CultureInfo.InvariantCulture, $"\"{Clipped.Text(text)}\" is not an amount of bytes."), where, "Write it as \"48 B\", \"1.5 KB\" or \"2 MB\"."));
        return null;
    }

    private static ProjectSection Section(ProjectSectionContent section, string where, List<InputError> errors)
    {
        if (section.Select is not (null or "all" or "annotated"))
            errors.Add(new($"\"{Clipped.Text(section.Select)}\" is not a selection.", $"{where}.select", "Write \"annotated\" or \"all\"."));
        TimeSpan? timeout = null;
        if (section.Timeout is not null)
        {
            if (Duration.TryParse(section.Timeout, out var parsed))
                timeout = parsed;
            else
                errors.Add(new($"\"{Clipped.Text(section.Timeout)}\" is not a length of time.", $"{where}.timeout", Duration.Form));
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
