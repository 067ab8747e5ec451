namespace OomCases.Benchmarks;

/// <summary>What the service receives: names of a fixed length, each with a value of 1 KB.</summary>
internal static class Batch
{
    /// <summary>Bytes of one value's content: the article's 1 KB.</summary>
    public const int ValueLength = 1024;

    /// <summary>A batch of <paramref name="rows"/> entries, the same at every call.</summary>
    public static Dictionary<string, byte[]> Create(int rows)
    {
        var batch = new Dictionary<string, byte[]>(rows);
        for (var row = 0; row < rows; row++)
            batch[$"entry.{row:D5}"] = Value(row, revision: 0);
        return batch;
    }

    /// <summary>The same names, with another value at every <paramref name="every"/>th of them.</summary>
    public static Dictionary<string, byte[]> Change(Dictionary<string, byte[]> batch, int every)
    {
        var changed = new Dictionary<string, byte[]>(batch.Count);
        var row = 0;
        foreach (var (name, value) in batch)
        {
            changed[name] = row % every == 0 ? Value(row, revision: 1) : value;
            row++;
        }

        return changed;
    }

    private static byte[] Value(int row, int revision)
    {
        var value = new byte[ValueLength];
        Array.Fill(value, (byte)(row + revision));
        return value;
    }
}
