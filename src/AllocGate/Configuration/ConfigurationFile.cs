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
        return ConfigurationCheck.Read(Deserialize(utf8, shown), shown, today);
    }

    private static ConfigurationContent Deserialize(ReadOnlySpan<byte> utf8, string shown)
    {
        try
        {
            return JsonSerializer.Deserialize<ConfigurationContent>(utf8, Options) ?? new ConfigurationContent();
        }
        catch (JsonException e)
        {
            throw new InvalidInputException(
                Plain(e), $"{shown}:{(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}",
                "docs/configuration.md lists what the file may hold.");
        }
    }

    private static string Plain(JsonException e)
    {
        var message = e.Message.Split(" Path: ")[0];
        if (message.StartsWith("Expected depth to be zero", StringComparison.Ordinal))
            return "It ends before every object and array is closed.";
        if (message.Contains("could not be converted", StringComparison.Ordinal))
            return $"The value at {e.Path ?? "$"} is not of the kind that belongs there.";
        if (!message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
            return $"{message} At {e.Path ?? "$"}.";
        var name = message.Split('\'')[1];
        return $"\"{name}\" is not known here.";
    }

    private static InvalidInputException TooLarge(string shown) => new($"It is larger than {MaximumLength:#,0} bytes.", shown);
}
