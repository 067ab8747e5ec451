using System.Text.Json;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>
/// Reads allocgate.json and allocgate.waivers.json beside it. Comments and trailing commas are allowed; unknown and duplicate members are not.
/// </summary>
internal static class ConfigurationFile
{
    public const string Name = "allocgate.json";

    /// <summary>The allowlist, where a team keeps it in a file of its own.</summary>
    public const string WaiversName = "allocgate.waivers.json";

    /// <summary>The most that is read, in bytes: some thousand waivers.</summary>
    public const long MaximumLength = 1 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = false,
        // Everything about its form is found by ConfigurationPlaces: all of it, with the nearest name.
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip,
        AllowDuplicateProperties = true,
    };

    /// <summary>The file that --config names, else the one at the root, else the defaults; and the waivers beside it.</summary>
    /// <param name="root">Absolute path.</param>
    /// <param name="named">--config.</param>
    /// <param name="absolute">Makes a path as given absolute.</param>
    /// <param name="given">What the command line says in its place.</param>
    /// <param name="today">Waivers may end so many days from then.</param>
    /// <exception cref="InvalidInputException">It was named and does not exist, or something in it is wrong: everything at once.</exception>
    public static async Task<ReadConfiguration> ReadForAsync(
        string root, string? named, Func<string, string> absolute, GivenConfiguration given, DateOnly today, CancellationToken cancellationToken)
    {
        var path = named is null ? Path.Combine(root, Name) : absolute(named);
        if (named is not null && !BoundedFile.IsThere(path))
            throw new InvalidInputException("There is no such configuration file.", named);
        return Read(
            await TextAsync(path, named ?? Name, cancellationToken),
            await TextAsync(Path.Combine(Path.GetDirectoryName(path)!, WaiversName), WaiversBeside(named ?? Name), cancellationToken),
            given, today);
    }

    /// <summary>Where the waivers are that belong to a configuration file.</summary>
    public static string WaiversBeside(string configuration) => configuration[..(configuration.LastIndexOfAny(['/', '\\']) + 1)] + WaiversName;

    /// <summary>One of the files; absent where there is none.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="shown">The path as people know it.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or is too large.</exception>
    public static async Task<ConfigurationText?> TextAsync(string path, string shown, CancellationToken cancellationToken) => BoundedFile.IsThere(path)
        ? new ConfigurationText(await BoundedFile.ReadAsync(path, shown, MaximumLength, "docs/configuration.md lists what it may hold.", cancellationToken), shown)
        : null;

    /// <summary>What the files say; the defaults where there are none.</summary>
    /// <exception cref="InvalidInputException">Something in them is wrong: everything at once.</exception>
    public static ReadConfiguration Read(ConfigurationText? configuration, ConfigurationText? waivers, GivenConfiguration given, DateOnly today)
    {
        var errors = new List<InputError>();
        var (content, places) = ContentOf<ConfigurationContent>(configuration, errors);
        var (list, waiverPlaces) = ContentOf<WaiversContent>(waivers, errors);
        var wrong = new List<InputError>();
        var read = ConfigurationCheck.Read(content, places.Shown, list, waiverPlaces.Shown, given.WaiverDays, today, wrong);
        errors.AddRange(wrong.Where(e => !places.Follows(e) && !waiverPlaces.Follows(e)).Select(places.Placed).Select(waiverPlaces.Placed));
        if (errors.Count > ConfigurationPlaces.MostErrors)
            errors = [.. errors.Take(ConfigurationPlaces.MostErrors), ConfigurationPlaces.More((configuration ?? waivers)!.Value.Shown)];
        return errors.Count == 0 ? new(given.Over(read), [.. places.Values, .. waiverPlaces.Values]) : throw new InvalidInputException(errors);
    }

    private static (T Content, ConfigurationPlaces Places) ContentOf<T>(ConfigurationText? text, List<InputError> errors)
        where T : class
    {
        var shown = text?.Shown ?? "";
        var utf8 = text is { } file ? file.Utf8.Span : "{}"u8;
        if (utf8.Length > MaximumLength)
            throw new InvalidInputException($"It is larger than {MaximumLength:#,0} bytes.", shown);
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var places = ConfigurationPlaces.Of(utf8, shown, typeof(T));
        errors.AddRange(places.Errors);
        if (!places.IsWhole)
            throw new InvalidInputException(errors);
        return (JsonSerializer.Deserialize<T>(places.Readable(utf8), Options) ?? throw new InvalidInputException(errors), places);
    }
}
