using AllocGate.Core.Findings;
using AllocGate.Gating;

namespace AllocGate.Scanning;

/// <summary>Which files of the tree a scan looks at.</summary>
/// <param name="Files">Absolute paths of C# files.</param>
/// <param name="Changes">The changed C# files of the whole change by absolute path at head; empty without a change.</param>
/// <param name="IsWholeTree">True where every file of the tree was asked for.</param>
internal sealed record ScanSelection(IReadOnlySet<string> Files, IReadOnlyDictionary<string, ChangedFile> Changes, bool IsWholeTree)
{
    /// <exception cref="InvalidInputException">A given path does not exist or lies outside of the tree.</exception>
    public static ScanSelection From(ScanRequest request, SourceInventory tree, ScanNotes notes)
    {
        var asked = Asked(request.Paths, tree);
        if (request.Change?.Files is not { } changed)
        {
            NoteOtherLanguages(tree.OtherLanguages.Where(f => IsAsked(f, asked)).Select(tree.Relative), notes);
            var files = tree.Sources.Where(f => IsAsked(f, asked)).Concat(asked.Where(IsCSharp)).ToHashSet(SourceInventory.PathComparer);
            return new(files, new Dictionary<string, ChangedFile>(), asked.Count == 0);
        }

        NoteOtherLanguages(changed.Select(c => c.Path).Where(p => Path.GetExtension(p).ToLowerInvariant() is ".fs" or ".vb"), notes);
        var sources = new Dictionary<string, ChangedFile>(SourceInventory.PathComparer);
        foreach (var file in changed.Where(c => IsCSharp(c.Path)))
        {
            var path = Path.GetFullPath(Path.Combine(tree.Root, file.Path));
            if (tree.Sources.Contains(path) || IsOwnFile(path, tree))
                sources[path] = file;
            else
                notes.Notice($"{file.Path}: not scanned, it is a link, or not in the tree any more");
        }

        return new(sources.Keys.Where(f => IsAsked(f, asked)).ToHashSet(SourceInventory.PathComparer), sources, IsWholeTree: false);
    }

    private static List<string> Asked(IReadOnlyList<string> paths, SourceInventory tree)
    {
        var errors = new List<InputError>();
        var asked = new List<string>();
        foreach (var path in paths)
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(tree.Root, path)));
            if (!IsWithin(full, tree.Root))
                errors.Add(new("It lies outside of the tree that is scanned.", path));
            else if (!Path.Exists(full))
                errors.Add(new("There is no such file or folder.", path));
            else if (File.Exists(full) && !IsCSharp(full))
                errors.Add(new("It is not a C# file.", path, "Name .cs files or folders."));
            else
                asked.Add(full);
        }

        return errors.Count == 0 ? asked : throw new InvalidInputException(errors);
    }

    private static bool IsAsked(string file, List<string> asked) => asked.Count == 0 || asked.Exists(a => IsWithin(file, a));

    private static bool IsWithin(string path, string folder) =>
        SourceInventory.PathComparer.Equals(path, folder)
        || (path.Length > folder.Length && path[folder.Length] == Path.DirectorySeparatorChar && SourceInventory.PathComparer.Equals(path[..folder.Length], folder));

    // A changed file may stand where a whole scan does not look, such as a dot folder.
    private static bool IsOwnFile(string path, SourceInventory tree)
    {
        if (!IsWithin(path, tree.Root) || !File.Exists(path))
            return false;
        for (var part = path; part.Length > tree.Root.Length; part = Path.GetDirectoryName(part)!)
        {
            if ((File.GetAttributes(part) & FileAttributes.ReparsePoint) != 0)
                return false;
        }

        return true;
    }

    private static bool IsCSharp(string path) => Path.GetExtension(path).Equals(".cs", StringComparison.OrdinalIgnoreCase);

    private static void NoteOtherLanguages(IEnumerable<string> files, ScanNotes notes) =>
        notes.Notice([.. files], "not scanned, the rules read C# alone");
}
