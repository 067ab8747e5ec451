namespace AllocGate.Measuring;

/// <summary>The project files of a tree, without what builds put there and without nested repositories.</summary>
internal static class ProjectFiles
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "artifacts", "packages", "BenchmarkDotNet.Artifacts"];

    public static bool IsProject(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Absolute paths of project files right in the folder, in a stable order.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder).Where(IsProject).Order(StringComparer.Ordinal);

    /// <summary>Absolute paths of project files in the folder and below, in a stable order.</summary>
    public static IEnumerable<string> Below(string folder) => FoldersBelow(folder).SelectMany(In);

    /// <summary>The folder and those below it that hold sources.</summary>
    public static IEnumerable<string> FoldersBelow(string folder) =>
        Directory.EnumerateDirectories(folder).Where(HoldsSources).Order(StringComparer.Ordinal).SelectMany(FoldersBelow).Prepend(folder);

    private static bool HoldsSources(string folder)
    {
        var name = Path.GetFileName(folder);
        return !name.StartsWith('.')
            && !Skipped.Contains(name, StringComparer.OrdinalIgnoreCase)
            // A submodule or another worktree: its projects are not this repository's.
            && !Path.Exists(Path.Combine(folder, ".git"))
            // A link may lead back up.
            && !File.GetAttributes(folder).HasFlag(FileAttributes.ReparsePoint);
    }
}
