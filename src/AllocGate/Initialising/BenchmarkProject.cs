using AllocGate.Gating;

namespace AllocGate.Initialising;

/// <summary>A project that references BenchmarkDotNet.</summary>
/// <param name="Path">The project file, relative to the repository's root, with '/'.</param>
internal sealed record BenchmarkProject(string Path)
{
    private static readonly string[] s_extensions = [".cs", ".fs", ".vb"];
    private static readonly string[] s_builds = ["bin", "obj"];

    // A link may lead back up.
    private static readonly EnumerationOptions s_below = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>True where its sources mark a benchmark for the gate, by category or by attribute.</summary>
    /// <exception cref="InvalidInputException">A source cannot be read.</exception>
    public bool MarksBenchmarks(string root)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path, root))!;
        return Directory.EnumerateFiles(folder, "*", s_below).Where(file => IsSource(System.IO.Path.GetRelativePath(folder, file))).Any(Marks);
    }

    private static bool IsSource(string path) =>
        s_extensions.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
        && !path.Split(System.IO.Path.DirectorySeparatorChar).SkipLast(1).Intersect(s_builds, StringComparer.OrdinalIgnoreCase).Any();

    private static bool Marks(string file)
    {
        try
        {
            return File.ReadLines(file).Any(line => line.Contains("\"AllocGate\"", StringComparison.Ordinal) || line.Contains("AllocGate.Benchmarks", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"It cannot be read: {e.Message}", file);
        }
    }
}
