using System.Text.Json;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>Reads allocgate.json. Comments and trailing commas are allowed; unknown and duplicate members are not.</summary>
internal static class ConfigurationFile
{
    public const string Name = "allocgate.json";

    /// <summary>The most that is read, in bytes.</summary>
    private const long MaximumLength = 4 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
        // Unknown and duplicate names are found by ConfigurationPlaces: all of them, with the nearest name.
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip,
        AllowDuplicateProperties = true,
    };

    /// <summary>The file that --config names, else the one at the root, else the defaults.</summary>
    /// <exception cref="InvalidInputException">It was named and does not exist, or something in it is wrong: everything at once.</exception>
    public static Task<RepositoryConfiguration> ReadForAsync(
        string root, string? named, Func<string, string> absolute, DateOnly today, CancellationToken cancellationToken) => named is null
        ? ReadAsync(Path.Combine(root, Name), Name, required: false, today, cancellationToken)
        : ReadAsync(absolute(named), named, required: true, today, cancellationToken);

    /// <param name="path">Absolute path.</param>
    /// <param name="shown">The path as people know it.</param>
    /// <param name="required">False: where there is no file, the defaults hold.</param>
    /// <exception cref="InvalidInputException">It is required and does not exist, or something in it is wrong: everything at once.</exception>
    private static async Task<RepositoryConfiguration> ReadAsync(string path, string shown, bool required, DateOnly today, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return required ? throw new InvalidInputException("There is no such configuration file.", shown) : RepositoryConfiguration.Default;
        try
        {
            return new FileInfo(path).Length > MaximumLength
                ? throw TooLarge(shown)
                : Parse(await File.ReadAllBytesAsync(path, cancellationToken), shown, today);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"It cannot be read: {e.Message}", shown);
        }
    }

    /// <param name="utf8">Its bytes.</param>
    /// <param name="shown">The path as people know it.</param>
    /// <param name="today">Waivers may end so many days from then.</param>
    /// <exception cref="InvalidInputException">Something in it is wrong: everything at once.</exception>
    public static RepositoryConfiguration Parse(ReadOnlySpan<byte> utf8, string shown, DateOnly today)
    {
        if (utf8.Length > MaximumLength)
            throw TooLarge(shown);
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var places = PlacesOf(utf8, shown);
        try
        {
            var read = ConfigurationCheck.Read(Deserialize(utf8, shown), shown, today);
            return places.Errors.Count == 0 ? read : throw new InvalidInputException(places.Errors);
        }
        catch (InvalidInputException e) when (!ReferenceEquals(e.Errors, places.Errors))
        {
            throw new InvalidInputException([.. places.Errors, .. e.Errors.Select(places.Placed)]);
        }
    }

    /// <summary>Where each value stands.</summary>
    /// <exception cref="InvalidInputException">It is not JSON.</exception>
    public static ConfigurationPlaces PlacesOf(ReadOnlySpan<byte> utf8, string shown)
    {
        try
        {
            return ConfigurationPlaces.Of(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, shown, Options.MaxDepth);
        }
        // InvalidOperation: a name that is no UTF-8.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Refused(e as JsonException ?? new JsonException(e.Message), shown);
        }
    }

    private static ConfigurationContent Deserialize(ReadOnlySpan<byte> utf8, string shown)
    {
        try
        {
            return JsonSerializer.Deserialize<ConfigurationContent>(utf8, Options) ?? new ConfigurationContent();
        }
        catch (JsonException e)
        {
            throw Refused(e, shown);
        }
    }

    private static InvalidInputException Refused(JsonException e, string shown) =>
        new(Plain(e), $"{shown}:{(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}", "docs/configuration.md lists what the file may hold.");

    private static string Plain(JsonException e)
    {
        var message = e.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        if (message.StartsWith("Expected depth to be zero", StringComparison.Ordinal))
            return "It ends before every object and array is closed.";
        return message.Contains("could not be converted", StringComparison.Ordinal)
            ? $"The value at {e.Path ?? "$"} is not of the kind that belongs there."
            : message;
    }

    private static InvalidInputException TooLarge(string shown) => new($"It is larger than {MaximumLength:#,0} bytes.", shown);
}
