using Microsoft.CodeAnalysis;

namespace AllocGate.Scanning;

/// <summary>The .editorconfig and .globalconfig files of the tree.</summary>
internal sealed class EditorConfigs
{
    private readonly List<(string Folder, bool IsGlobal, AnalyzerConfig Config)> _all = [];

    public EditorConfigs(SourceInventory tree, ScanNotes notes)
    {
        foreach (var path in tree.Configurations)
        {
            try
            {
                var isGlobal = Path.GetFileName(path).Equals(".globalconfig", StringComparison.OrdinalIgnoreCase);
                _all.Add((Path.GetDirectoryName(path)!, isGlobal, AnalyzerConfig.Parse(SourceReader.Read(path), path)));
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
