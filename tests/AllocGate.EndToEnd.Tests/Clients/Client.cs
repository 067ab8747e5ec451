namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>A program of somebody else's that the tests drive, found on the path or in `tests/clients`.</summary>
internal static class Client
{
    /// <summary>The repository's root: the folder that holds the solution.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The full path of a program or script, or nothing where it is not installed.</summary>
    public static string? Find(string name)
    {
        var clients = Path.Combine(RepositoryRoot, "tests", "clients");
        string[] folders =
        [
            Path.Combine(clients, "dist"),
            Path.Combine(clients, "node_modules", ".bin"),
            // The package "lefthook" would install its hooks into this very repository.
            Path.Combine(clients, "node_modules", "lefthook-linux-x64", "bin"),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        ];
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <exception cref="FileNotFoundException">It is not installed.</exception>
    public static string Require(string name) =>
        Find(name) ?? throw new FileNotFoundException($"'{name}' is not installed. Run: npm ci --prefix tests/clients");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AllocGate.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No AllocGate.sln above the tests.");
        return folder;
    }
}
