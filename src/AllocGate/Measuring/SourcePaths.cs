using System.Text.RegularExpressions;
using AllocGate.Core.Measuring;

namespace AllocGate.Measuring;

/// <summary>Turns the compiler's paths into paths of the repository, where they are in it.</summary>
/// <param name="root">Absolute path of the tree.</param>
internal sealed partial class SourcePaths(string root)
{
    private static readonly StringComparison PathComparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) + Path.DirectorySeparatorChar;

    /// <summary>Nothing where the file is not inside the tree, or not there: an annotation must not point to a guess.</summary>
    public SourceLine? Find(Probe.Wire.SourceLine? recorded)
    {
        if (recorded is null || recorded.Line < 1 || recorded.File.Length == 0 || recorded.File.Contains('\0'))
            return null;
        // Deterministic builds write the repository's root as /_/, or /_1/ for a second one.
        var path = Path.GetFullPath(Mapped().Replace(recorded.File, _root, 1), _root);
        return path.StartsWith(_root, PathComparison) && File.Exists(path)
            ? new(path[_root.Length..].Replace(Path.DirectorySeparatorChar, '/'), recorded.Line)
            : null;
    }

    /// <summary>The lines of a file inside the tree; none where it cannot be read.</summary>
    /// <param name="path">Relative to the root, with '/'.</param>
    public IReadOnlyList<string> Lines(string path)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(_root, path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"^/_\d*/")]
    private static partial Regex Mapped();
}
