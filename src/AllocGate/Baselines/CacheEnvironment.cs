namespace AllocGate.Baselines;

/// <summary>Where this machine keeps caches.</summary>
internal static class CacheEnvironment
{
    /// <summary>Names the folder; a relative path is one below the working directory.</summary>
    public const string Variable = "ALLOCGATE_CACHE";

    /// <summary>The folder for figures of base commits; nothing where the machine names none.</summary>
    /// <param name="variables">Environment variables by name.</param>
    public static string? Folder(IReadOnlyDictionary<string, string> variables) => Below(variables, "base");

    /// <summary>The folder for the times of cases; nothing where the machine names none.</summary>
    /// <param name="variables">Environment variables by name.</param>
    public static string? TimesFolder(IReadOnlyDictionary<string, string> variables) => Below(variables, "times");

    private static string? Below(IReadOnlyDictionary<string, string> variables, string name)
    {
        string? Of(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
        var root = Of(Variable) is { } named ? Path.GetFullPath(named) : UserCache(Of) is { } user ? Path.Combine(user, "allocgate") : null;
        return root is null ? null : Path.Combine(root, name);
    }

    // The XDG specification ignores relative paths.
    private static string? UserCache(Func<string, string?> of)
    {
        if (of("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache))
            return cache;
        if (OperatingSystem.IsWindows())
            return of("LOCALAPPDATA");
        if (of("HOME") is not { } home || !Path.IsPathRooted(home))
            return null;
        return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches") : Path.Combine(home, ".cache");
    }
}
