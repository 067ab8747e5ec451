namespace AllocGate.Benchmarks.Tests;

internal static class Repository
{
    /// <summary>Absolute path of this repository.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "AllocGate.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
