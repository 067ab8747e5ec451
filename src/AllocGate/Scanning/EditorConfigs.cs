using Microsoft.CodeAnalysis;

namespace AllocGate.Scanning;

/// <summary>The .editorconfig and .globalconfig files of the tree.</summary>
internal sealed class EditorConfigs
{
    private readonly List<(string Folder, bool IsGlobal, AnalyzerConfig Config)> _all = [];

    /// <param name="ids">The rules that the files may configure.</param>
    public EditorConfigs(SourceInventory tree, IReadOnlySet<string> ids, ScanNotes notes)
    {
        foreach (var path in tree.Configurations)
        {
            try
            {
                var isGlobal = Path.GetFileName(path).Equals(".globalconfig", StringComparison.OrdinalIgnoreCase);
                var text = SourceReader.Read(path);
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
