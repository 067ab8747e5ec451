namespace AllocGate.Scanning;

/// <summary>
/// The files of a tree that matter to a scan, as absolute paths. Links are not followed: what they point to inside the tree
/// is found at its own place, and what lies outside is not ours to read.
/// </summary>
/// <param name="Root">Absolute path of the tree's root.</param>
/// <param name="Sources">C# files.</param>
/// <param name="Projects">C# projects, by the folder that holds them.</param>
/// <param name="Configurations">Files named .editorconfig or .globalconfig.</param>
/// <param name="OtherLanguages">F# and Visual Basic files.</param>
internal sealed record SourceInventory(
    string Root,
    IReadOnlySet<string> Sources,
    ILookup<string, string> Projects,
    IReadOnlyList<string> Configurations,
    IReadOnlyList<string> OtherLanguages)
{
    public static StringComparer PathComparer { get; } =
        OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Lists a tree. Left out as MSBuild's own globs leave them out: dot folders, node_modules, a project's bin and obj; also artifacts at the root, and nested repositories and worktrees.</summary>
    public static SourceInventory Of(string root, ScanNotes notes, CancellationToken cancellationToken)
    {
        root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        var sources = new HashSet<string>(PathComparer);
        var projects = new List<string>();
        var configurations = new List<string>();
        var others = new List<string>();
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entries = Entries(folder, root, notes);
            var hasProject = false;
            foreach (var file in entries.OfType<FileInfo>())
            {
                switch (file.Extension.ToLowerInvariant())
                {
                    case ".cs": sources.Add(file.FullName); break;
                    case ".fs" or ".vb": others.Add(file.FullName); break;
                    case ".csproj": projects.Add(file.FullName); break;
                    case ".editorconfig" or ".globalconfig" when PathComparer.Equals(file.Name, file.Extension.ToLowerInvariant()): configurations.Add(file.FullName); break;
                }

                hasProject |= file.Extension.EndsWith("proj", StringComparison.OrdinalIgnoreCase);
            }

            foreach (var child in entries.OfType<DirectoryInfo>())
            {
                if (!IsLeftOut(child, hasProject, isTop: PathComparer.Equals(folder.FullName, root)))
                    folders.Push(child);
            }
        }

        return new(root, sources, projects.Order(StringComparer.Ordinal).ToLookup(p => Path.GetDirectoryName(p)!, PathComparer), configurations, others);
    }

    /// <summary>Relative to the root, with '/'.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static List<FileSystemInfo> Entries(DirectoryInfo folder, string root, ScanNotes notes)
    {
        try
        {
            var noLinks = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
            return [.. folder.EnumerateFileSystemInfos("*", noLinks)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            notes.Problem($"{Path.GetRelativePath(root, folder.FullName)} cannot be listed: {error.Message}");
            return [];
        }
    }

    private static bool IsLeftOut(DirectoryInfo folder, bool besideProject, bool isTop) =>
        folder.Name.StartsWith('.')
        || folder.Name.Equals("node_modules", StringComparison.OrdinalIgnoreCase)
        || (besideProject && (folder.Name.Equals("bin", StringComparison.OrdinalIgnoreCase) || folder.Name.Equals("obj", StringComparison.OrdinalIgnoreCase)))
        || (isTop && folder.Name.Equals("artifacts", StringComparison.OrdinalIgnoreCase))
        || Path.Exists(Path.Combine(folder.FullName, ".git"));
}
