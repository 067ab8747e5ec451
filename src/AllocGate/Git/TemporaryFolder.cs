namespace AllocGate.Git;

/// <summary>Deletes what a run made for itself.</summary>
internal static class TemporaryFolder
{
    /// <summary>Deletes a folder as far as that is possible: what another process holds open stays.</summary>
    public static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        try
        {
            // git makes its objects read-only, which Windows does not delete.
            if (OperatingSystem.IsWindows())
            {
                foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                    File.SetAttributes(file, FileAttributes.Normal);
            }

            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run finds it again; a verdict does not depend on it.
        }
    }
}
