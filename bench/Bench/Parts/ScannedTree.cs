using System.Diagnostics;
using AllocGate.Bench.Measured;

namespace AllocGate.Bench.Parts;

/// <summary>A clone of a repository, so that nothing is written into the original.</summary>
/// <param name="Folder">Absolute path.</param>
/// <param name="Name">The repository's folder and commit.</param>
/// <param name="Lines">Lines of all its C# files.</param>
internal sealed record ScannedTree(string Folder, string Name, long Lines)
{
    public static async Task<ScannedTree> CloneAsync(string source, WorkFolder work, CancellationToken cancellationToken)
    {
        var folder = work.New();
        await GitAsync(work.Path, cancellationToken, "clone", "--quiet", "--shared", source, folder);
        var head = await File.ReadAllTextAsync(Path.Combine(folder, ".git", "logs", "HEAD"), cancellationToken);
        return new(folder, $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(source))} {head.Split(' ')[1][..9]}", Sources(folder).Sum(Count));
    }

    /// <summary>Adds a line to the first files of the project that has most of them; nothing is committed.</summary>
    public async Task<(int Files, long Lines)> ChangeAsync(int files, CancellationToken cancellationToken)
    {
        var projects = Directory.EnumerateFiles(Folder, "*.csproj", SearchOption.AllDirectories).Select(p => Path.GetDirectoryName(p)!).ToHashSet(StringComparer.Ordinal);
        var changed = Sources(Folder).GroupBy(file => Nearest(Path.GetDirectoryName(file)!)).Where(g => g.Key is not null)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Order(StringComparer.Ordinal).Take(files).ToList();
        foreach (var file in changed)
            await File.AppendAllTextAsync(file, "\n// One more line.\n", cancellationToken);
        return (changed.Count, changed.Sum(Count));

        string? Nearest(string folder) => projects.Contains(folder) ? folder : folder.Length <= Folder.Length ? null : Nearest(Path.GetDirectoryName(folder)!);
    }

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or ".git"));

    private static long Count(string file) => File.ReadLines(file).LongCount();

    private static Task GitAsync(string folder, CancellationToken cancellationToken, params string[] arguments) =>
        TimedProcess.RunAsync(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder }, _ => false, [], cancellationToken);
}
