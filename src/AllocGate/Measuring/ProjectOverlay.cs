using AllocGate.Gating;

namespace AllocGate.Measuring;

/// <summary>Puts the folders of head's benchmark projects in the place of base's. Links are neither followed nor copied.</summary>
internal static class ProjectOverlay
{
    /// <param name="root">Absolute path of a temporary tree's root.</param>
    public static void Lay(BaseOverlay overlay, string root)
    {
        foreach (var folder in overlay.Projects.Select(p => Path.GetDirectoryName(p)!).Distinct())
        {
            try
            {
                if (!LeadsThroughLink(root, folder))
                    Replace(Path.GetFullPath(folder, overlay.HeadRoot), Path.GetFullPath(folder, root));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file that cannot be read or written: then base has what it has, and the cases stay new.
            }
        }
    }

    private static void Replace(string from, string to)
    {
        if (Directory.Exists(to))
        {
            foreach (var file in ProjectFiles.FoldersBelow(to).SelectMany(Directory.EnumerateFiles).ToList())
                File.Delete(file);
        }

        foreach (var source in ProjectFiles.FoldersBelow(from))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, source));
            Directory.CreateDirectory(target);
            foreach (var file in Directory.EnumerateFiles(source).Where(f => !File.GetAttributes(f).HasFlag(FileAttributes.ReparsePoint)))
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }

    private static bool LeadsThroughLink(string root, string folder)
    {
        var path = root;
        foreach (var name in folder.Split('/', '\\'))
        {
            path = Path.Combine(path, name);
            if (Directory.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
                return true;
        }

        return false;
    }
}
