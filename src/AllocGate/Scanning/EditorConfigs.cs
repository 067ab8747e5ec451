using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning;

/// <summary>The .editorconfig and .globalconfig files of the tree.</summary>
internal sealed class EditorConfigs
{
    private readonly List<(string Folder, bool IsGlobal, AnalyzerConfig Config)> _all = [];

    /// <param name="given">Contents by path relative to the tree's root; absent: the tree's own files.</param>
    /// <param name="ids">The rules that the files may configure.</param>
    public EditorConfigs(SourceInventory tree, IReadOnlyDictionary<string, byte[]>? given, IReadOnlySet<string> ids, ScanNotes notes)
    {
        var files = given is null
            ? tree.Configurations.Select(path => (Path: path, Read: (Func<SourceText>)(() => SourceReader.Read(path))))
            : given.Select(g => (Path: Path.GetFullPath(Path.Combine(tree.Root, g.Key)), Read: (Func<SourceText>)(() => SourceReader.Decode(g.Value))));
        foreach (var (path, read) in files)
        {
            try
            {
                var isGlobal = Path.GetFileName(path).Equals(".globalconfig", StringComparison.OrdinalIgnoreCase);
                var text = read();
                _all.Add((Path.GetDirectoryName(path)!, isGlobal, AnalyzerConfig.Parse(text, path)));
                foreach (var mistake in ConfigurationMistakes.In(text, ids))
                    notes.Notice($"{tree.Relative(path)}:{mistake}");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                notes.Problem($"{tree.Relative(path)} cannot be read: {error.Message}");
            }
        }
    }

    /// <summary>What applies to the sources of a project. An .editorconfig says itself what it applies to; a .globalconfig applies to the projects beneath it.</summary>
    /// <param name="folder">Absolute path of the project's folder.</param>
    public AnalyzerConfigSet For(string folder) =>
        AnalyzerConfigSet.Create(_all.Where(c => !c.IsGlobal || IsAbove(c.Folder, folder)).Select(c => c.Config).ToList());

    private static bool IsAbove(string upper, string folder) =>
        (folder + Path.DirectorySeparatorChar).StartsWith(upper + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
