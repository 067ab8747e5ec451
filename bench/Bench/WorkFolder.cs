namespace AllocGate.Bench;

/// <summary>A folder for one run, removed with everything in it.</summary>
internal sealed class WorkFolder : IAsyncDisposable
{
    private int _files;

    public string Path { get; } = Directory.CreateTempSubdirectory("allocgate-bench-").FullName;

    /// <summary>A path that nothing else has.</summary>
    public string New(string extension = "") => System.IO.Path.Combine(Path, $"{++_files}{extension}");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path, recursive: true);
        return ValueTask.CompletedTask;
    }
}
