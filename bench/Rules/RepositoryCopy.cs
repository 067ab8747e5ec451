using System.Text;
using AllocGate.Scanning;
using CliWrap;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.RulesBench;

/// <summary>A copy of a public repository, read with git and never checked out.</summary>
/// <param name="folder">Its git directory, absolute.</param>
internal sealed class RepositoryCopy(string folder)
{
    public async Task<string> CommitAsync(string revision, CancellationToken cancellationToken) =>
        (await GitAsync(["rev-parse", "--verify", revision + "^{commit}"], "", cancellationToken)).Text().Trim();

    /// <summary>Paths of a commit's C# and MSBuild files, with '/'.</summary>
    public async Task<IReadOnlyList<string>> PathsAsync(string commit, CancellationToken cancellationToken) =>
        [.. (await GitAsync(["ls-tree", "-r", "-z", "--name-only", commit], "", cancellationToken)).Text()
            .Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(Matters).Where(p => !p.Contains('\n'))];

    /// <summary>The texts of files of a commit; what cannot be read as text is left out.</summary>
    public async Task<IReadOnlyDictionary<string, SourceText>> ReadAsync(string commit, IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
        Split(paths, (await GitAsync(["cat-file", "--batch"], string.Concat(paths.Select(p => $"{commit}:{p}\n")), cancellationToken)).Bytes);

    private static bool Matters(string path) =>
        path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".csproj", StringComparison.Ordinal) || path.EndsWith(".props", StringComparison.Ordinal);

    // A header line "<id> <type> <size>" before each file and a line feed behind it; "<name> missing" where there is none.
    private static Dictionary<string, SourceText> Split(IEnumerable<string> paths, byte[] contents)
    {
        var files = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        var at = 0;
        foreach (var path in paths)
        {
            var end = Array.IndexOf(contents, (byte)'\n', at);
            var header = Encoding.UTF8.GetString(contents, at, end - at).Split(' ');
            at = end + 1;
            if (header[^1] is "missing" || !int.TryParse(header[^1], out var size))
                continue;
            try
            {
                files[path] = SourceReader.Decode(contents[at..(at + size)]);
            }
            catch (Exception error) when (error is IOException or InvalidDataException)
            {
                Console.Error.WriteLine($"{path}: {error.Message}");
            }

            at += size + 1;
        }

        return files;
    }

    private async Task<Output> GitAsync(IEnumerable<string> arguments, string input, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        await Cli.Wrap("git").WithArguments(["-C", folder, .. arguments])
            .WithStandardInputPipe(PipeSource.FromString(input, Encoding.UTF8))
            .WithStandardOutputPipe(PipeTarget.ToStream(output))
            .ExecuteAsync(cancellationToken);
        return new(output.ToArray());
    }

    private readonly record struct Output(byte[] Bytes)
    {
        public string Text() => Encoding.UTF8.GetString(Bytes);
    }
}
