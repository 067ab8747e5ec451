using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>Where a command runs.</summary>
/// <param name="WorkingDirectory">Absolute path.</param>
/// <param name="Root">Absolute path of the repository's root, or of the working directory where there is no repository.</param>
/// <param name="IsRepository">True where git knows the root.</param>
internal sealed record Place(string WorkingDirectory, string Root, bool IsRepository)
{
    /// <summary>Paths as given, relative to the root, with '/'. The root itself is "".</summary>
    /// <exception cref="InvalidInputException">Some lie outside the root: all of them at once.</exception>
    public IReadOnlyList<string> RootRelative(IReadOnlyList<string> paths)
    {
        var relative = paths.Select(path => (Given: path, Relative: RootRelative(path))).ToList();
        var outside = relative.Where(p => p.Relative is null)
            .Select(p => new InputError("It lies outside the repository.", p.Given, $"Name something below {Root}.")).ToList();
        return outside.Count == 0 ? [.. relative.Select(p => p.Relative!)] : throw new InvalidInputException(outside);
    }

    /// <summary>A path as given, made absolute.</summary>
    public string Absolute(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>A path as given, relative to the root, with '/'; absent where it lies outside.</summary>
    public string? Inside(string path) => RootRelative(path);

    private string? RootRelative(string path)
    {
        var relative = Path.GetRelativePath(Root, Absolute(path)).Replace('\\', '/');
        if (relative == ".")
            return "";
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }
}
