namespace AllocGate.Files;

/// <summary>
/// A file in a temporary folder that its owner holds locked. The lock goes with its process, however that ends; so a later run
/// knows which folders nobody owns any more.
/// </summary>
internal static class FolderLock
{
    private const string Name = "lock";

    /// <summary>Nothing where another process holds it.</summary>
    /// <param name="folder">Absolute path of an existing folder.</param>
    public static FileStream? Take(string folder) => Open(folder, FileMode.OpenOrCreate);

    /// <summary>Nothing where another process holds it, or where there is none: then somebody may be about to make it.</summary>
    /// <param name="folder">Absolute path.</param>
    public static FileStream? TakeAbandoned(string folder) => Open(folder, FileMode.Open);

    private static FileStream? Open(string folder, FileMode mode)
    {
        try
        {
            return new(Path.Combine(folder, Name), mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
