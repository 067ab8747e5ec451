namespace AllocGate.Core.Sharding;

/// <summary>What should be the same in every part and is not.</summary>
internal static class Differences
{
    public static IEnumerable<MergeError> In<T>(IReadOnlyCollection<T> parts, string what, Func<T, string> file, Func<T, string> value)
    {
        var groups = parts.GroupBy(value, StringComparer.Ordinal).ToList();
        if (groups.Count > 1)
        {
            var listed = groups.Select(g => $"{g.Key} ({string.Join(", ", g.Select(file))})");
            yield return new($"They have different {what}: {string.Join("; ", listed)}.", [.. parts.Select(file)]);
        }
    }
}
