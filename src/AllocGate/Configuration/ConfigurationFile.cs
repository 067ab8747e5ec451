using System.Text.Json;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>Reads allocgate.json. Comments and trailing commas are allowed; unknown and duplicate members are not.</summary>
internal static class ConfigurationFile
{
    public const string Name = "allocgate.json";

    private const long MaximumLength = 4 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
    };

    /// <summary>The file that --config names, or the one at the root, or the defaults where there is none.</summary>
    /// <exception cref="InvalidInputException">It was named and does not exist, or something in it is wrong: everything at once.</exception>
    public static async Task<RepositoryConfiguration> ReadAsync(string root, string? named, CancellationToken cancellationToken)
    {
        var path = named ?? Path.Combine(root, Name);
        if (!File.Exists(path))
        {
            return named is null
                ? RepositoryConfiguration.Default
                : throw new InvalidInputException("There is no such configuration file.", $"--config {named}");
        }

        var shown = named ?? Name;
        try
        {
            if (new FileInfo(path).Length > MaximumLength)
                throw new InvalidInputException($"It is larger than {MaximumLength:#,0} bytes.", shown);
            var text = await File.ReadAllTextAsync(path, cancellationToken);
            return ConfigurationCheck.Read(Parse(text, shown), shown);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"It cannot be read: {e.Message}", shown);
        }
    }

    private static ConfigurationContent Parse(string text, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ConfigurationContent>(text, Options) ?? new ConfigurationContent();
        }
        catch (JsonException e)
        {
            var message = e.Message.Split(" Path: ")[0].Replace(" The JSON", " It", StringComparison.Ordinal);
            throw new InvalidInputException(
                $"{Plain(message)} ({e.Path ?? "$"})", $"{path}:{(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}",
                "docs/configuration.md lists what it may hold.");
        }
    }

    private static string Plain(string message) =>
        message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal)
            ? message[..(message.IndexOf("' could not", StringComparison.Ordinal) + 1)] + " is not known here."
            : message;
}
