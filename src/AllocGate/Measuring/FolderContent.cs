namespace AllocGate.Measuring;

/// <summary>What a folder holds: names, lengths, times of writing and permissions. Enough to tell that a benchmark changed it, and cheap.</summary>
internal sealed class FolderContent
{
    private readonly HashSet<Entry> _entries = [];

    private FolderContent()
    {
    }

    /// <exception cref="IOException">The folder, or one in it, is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static FolderContent Of(string folder)
    {
        var content = new FolderContent();
        content.Add(new DirectoryInfo(folder), "");
        return content;
    }

    public bool IsThatOf(FolderContent other) => _entries.SetEquals(other._entries);

    // By hand: the recursion of the library follows links, which may lead anywhere and round.
    private void Add(DirectoryInfo folder, string path)
    {
        foreach (var item in folder.EnumerateFileSystemInfos())
        {
            var name = $"{path}/{item.Name}";
            var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : item.UnixFileMode;
            var isLink = item.LinkTarget is not null;
            _entries.Add(item is FileInfo file && !isLink
                ? new(name, file.Length, file.LastWriteTimeUtc, mode)
                : new(name, Length: isLink ? -1 : -2, default, mode));
            if (item is DirectoryInfo inner && !isLink)
                Add(inner, name);
        }
    }

    private readonly record struct Entry(string Path, long Length, DateTime Written, UnixFileMode Mode);
}
