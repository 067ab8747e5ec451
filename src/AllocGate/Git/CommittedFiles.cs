using System.Globalization;
using System.Text;
using CliWrap;

namespace AllocGate.Git;

/// <summary>Many files of one commit at once: two processes, however many they are.</summary>
/// <param name="largest">Files above this size (B) are left out.</param>
internal sealed class CommittedFiles(GitCommand git, long largest)
{
    /// <summary>The bytes of those that are regular files there.</summary>
    /// <param name="wanted">Asked for each path, relative to the root, with '/'.</param>
    public async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(string commit, Predicate<string> wanted, CancellationToken cancellationToken)
    {
        var objects = await ObjectsAsync(commit, wanted, cancellationToken);
        if (objects.Count == 0)
            return new Dictionary<string, byte[]>();
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var target = PipeTarget.Create(async (stream, token) => await ReadBatchAsync(stream, contents, token));
        await git.RunAsync(["cat-file", "--batch"], cancellationToken, target, string.Concat(objects.Values.Distinct().Select(o => o + "\n")));
        return objects.Where(o => contents.ContainsKey(o.Value)).ToDictionary(o => o.Key, o => contents[o.Value], StringComparer.Ordinal);
    }

    // "mode type object\tpath", the whole tree: paths on a command line would be patterns, and too many of them.
    private async Task<Dictionary<string, string>> ObjectsAsync(string commit, Predicate<string> wanted, CancellationToken cancellationToken)
    {
        var listing = await git.RunAsync(["ls-tree", "-r", "--full-tree", "-z", commit], cancellationToken);
        var objects = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in listing.Output.Split('\0'))
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && entry.StartsWith("100", StringComparison.Ordinal) && wanted(entry[(tab + 1)..]))
                objects.Add(entry[(tab + 1)..], entry[..tab].Split(' ')[2]);
        }

        return objects;
    }

    // "object type size\n", the content, "\n"; or "object missing\n".
    private async Task ReadBatchAsync(Stream stream, Dictionary<string, byte[]> contents, CancellationToken cancellationToken)
    {
        await using var buffered = new BufferedStream(stream, 1 << 16);
        while (await LineAsync(buffered, cancellationToken) is { } header)
        {
            var fields = header.Split(' ');
            if (fields.Length != 3)
                continue;
            var size = long.Parse(fields[2], CultureInfo.InvariantCulture);
            if (size > largest)
            {
                await SkipAsync(buffered, size + 1, cancellationToken);
                continue;
            }

            var content = new byte[size];
            await buffered.ReadExactlyAsync(content, cancellationToken);
            await SkipAsync(buffered, 1, cancellationToken);
            contents[fields[0]] = content;
        }
    }

    private static async Task<string?> LineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n')
                return line.ToString();
            line.Append((char)one[0]);
        }

        return null;
    }

    private static async Task SkipAsync(Stream stream, long count, CancellationToken cancellationToken)
    {
        var rest = new byte[Math.Min(count, 1 << 16)];
        for (; count > 0; count -= rest.Length)
            await stream.ReadExactlyAsync(rest.AsMemory(0, (int)Math.Min(count, rest.Length)), cancellationToken);
    }
}
