using System.Text.Json;
using AllocGate.Core.Sharding;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>The files of `allocgate merge`: hostile, and everything that is wrong with them is said at once.</summary>
internal static class MergeFiles
{
    private const string AnyMeasurements = "allocgate-measurements/";

    // The schema is the first member of everything that AllocGate writes.
    private const int HeadLength = 4096;

    /// <summary>True where the files hold measurements, false where they hold reports or what only a reader can refuse.</summary>
    /// <exception cref="InvalidInputException">They are of both kinds, or some are not there.</exception>
    public static async Task<bool> HoldMeasurementsAsync(IReadOnlyList<string> files, Place place, CancellationToken cancellationToken)
    {
        Refuse([.. files.Where(f => !File.Exists(place.Absolute(f))).Select(f => new MergeError("There is no such file.", [f]))]);
        var measurements = new List<string>();
        foreach (var file in files)
        {
            if (await HoldsMeasurementsAsync(place.Absolute(file), cancellationToken))
                measurements.Add(file);
        }

        if (measurements.Count > 0 && measurements.Count < files.Count)
            Refuse([new("They hold measurements; the other files do not. Merge one kind at a time.", measurements)]);
        return measurements.Count > 0;
    }

    /// <exception cref="InvalidInputException">Some cannot be read: all of them.</exception>
    public static async Task<IReadOnlyList<(string File, T Content)>> ReadAllAsync<T>(IReadOnlyList<string> files, Func<string, Task<T>> read)
    {
        var contents = new List<(string, T)>();
        var errors = new List<InputError>();
        foreach (var file in files)
        {
            try
            {
                contents.Add((file, await read(file)));
            }
            catch (InvalidInputException e)
            {
                errors.AddRange(e.Errors);
            }
        }

        return errors.Count == 0 ? contents : throw new InvalidInputException(errors);
    }

    /// <exception cref="InvalidInputException">There are errors.</exception>
    public static void Refuse(IReadOnlyList<MergeError> errors)
    {
        if (errors.Count > 0)
            throw new InvalidInputException([.. errors.Select(e => new InputError(e.What, string.Join(", ", e.Files)))]);
    }

    private static async Task<bool> HoldsMeasurementsAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            var head = new byte[HeadLength];
            var length = await stream.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellationToken);
            return SchemaIn(head.AsSpan(0, length))?.StartsWith(AnyMeasurements, StringComparison.Ordinal) == true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? SchemaIn(ReadOnlySpan<byte> head)
    {
        try
        {
            var reader = new Utf8JsonReader(head.StartsWith("\uFEFF"u8) ? head[3..] : head, isFinalBlock: false, default);
            var named = false;
            while (reader.Read() && reader.CurrentDepth <= 1)
            {
                if (named)
                    return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                named = reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("schema");
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
