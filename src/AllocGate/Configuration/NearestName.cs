namespace AllocGate.Configuration;

/// <summary>Finds what a misspelt name may have meant.</summary>
internal static class NearestName
{
    /// <summary>The most letters that are added, left out or exchanged.</summary>
    private const int Most = 3;

    /// <summary>The nearest known name, or nothing where none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known) => known
        .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
        .Where(c => c.Distance <= Math.Min(Most, Math.Max(1, c.Name.Length / 2)))
        .OrderBy(c => c.Distance).Select(c => c.Name).FirstOrDefault();

    // Levenshtein; names of the file are short, and longer ones are near to none.
    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > Most)
            return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
