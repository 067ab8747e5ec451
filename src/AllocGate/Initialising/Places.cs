namespace AllocGate.Initialising;

/// <summary>Paths as people read them.</summary>
internal static class Places
{
    /// <summary>Relative to the root where it lies in it, with '/'.</summary>
    public static string Shown(string root, string path) => (IsInside(root, path) ? Path.GetRelativePath(root, path) : path).Replace('\\', '/');

    public static bool IsInside(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        return !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
    }
}
