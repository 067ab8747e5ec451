namespace AllocGate.Core.Sharding;

/// <summary>Whether shards are all parts of the same number, each there once.</summary>
internal static class PartErrors
{
    public static IEnumerable<MergeError> Of(IReadOnlyList<(string File, Shard Part)> parts)
    {
        var impossible = parts.Where(p => !p.Part.IsPossible).ToList();
        if (impossible.Count > 0)
            return [.. impossible.Select(p => new MergeError($"There is no shard {p.Part}.", [p.File]))];
        var mixed = Differences.In(parts, "numbers of shards", p => p.File, p => $"{p.Part.Count}").ToList();
        return mixed.Count > 0 ? mixed : [.. Twice(parts), .. Missing(parts)];
    }

    private static IEnumerable<MergeError> Twice(IReadOnlyList<(string File, Shard Part)> parts) =>
        from part in parts
        group part.File by part.Part into files
        where files.Count() > 1
        select new MergeError($"Shard {files.Key} is given more than once.", [.. files]);

    private static IEnumerable<MergeError> Missing(IReadOnlyList<(string File, Shard Part)> parts)
    {
        var count = parts[0].Part.Count;
        var missing = Enumerable.Range(1, count).Except(parts.Select(p => p.Part.Index)).Select(i => $"{i}/{count}").ToList();
        if (missing.Count > 0)
            yield return new($"Shard {string.Join(", ", missing)} is missing.", [.. parts.Select(p => p.File)]);
    }
}
