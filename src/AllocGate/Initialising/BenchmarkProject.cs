namespace AllocGate.Initialising;

/// <summary>A project that references BenchmarkDotNet.</summary>
/// <param name="Path">The project file, relative to the repository's root, with '/'.</param>
internal sealed record BenchmarkProject(string Path)
{
    private static readonly string[] Extensions = ["*.cs", "*.fs", "*.vb"];

    /// <summary>True where its sources mark a benchmark for the gate, by category or by attribute.</summary>
    public bool MarksBenchmarks(string root)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path, root))!;
        return Extensions.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Any(file => File.ReadLines(file).Any(line => line.Contains("\"AllocGate\"", StringComparison.Ordinal) || line.Contains("AllocGate.Benchmarks", StringComparison.Ordinal)));
    }
}
