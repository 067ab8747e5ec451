namespace AllocGate.EndToEnd.Tests.Running;

/// <summary>A folder that is gone when the test is over.</summary>
public class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string name = "allocgate test é") =>
        Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("allocgate-e2e-").FullName, name);

    public string Path { get; }

    /// <summary>Writes a file below the folder.</summary>
    public void Write(string relativePath, string text)
    {
        var path = System.IO.Path.Combine(Path, relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Read(string relativePath) => File.ReadAllText(System.IO.Path.Combine(Path, relativePath));

    public bool Has(string relativePath) => File.Exists(System.IO.Path.Combine(Path, relativePath));

    public void Delete(string relativePath) => File.Delete(System.IO.Path.Combine(Path, relativePath));

    public void Dispose()
    {
        var parent = new DirectoryInfo(Path).Parent!;
        foreach (var file in parent.EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.IsReadOnly))
            file.IsReadOnly = false;
        parent.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
