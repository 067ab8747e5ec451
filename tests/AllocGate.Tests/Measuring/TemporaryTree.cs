using AllocGate.Gating;

namespace AllocGate.Tests.Measuring;

/// <summary>A tree of real files, in a folder whose name has a space and letters beyond ASCII.</summary>
public sealed class TemporaryTree : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("allocgate-tests-").FullName;

    public TemporaryTree()
    {
        Root = Path.Combine(_parent, "Prüf stand ä日");
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    public SourceTree Sources => new(Root, Commit: null);

    public TemporaryTree Write(string path, string content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
