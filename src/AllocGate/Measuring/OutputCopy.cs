namespace AllocGate.Measuring;

/// <summary>One worker's copy of a benchmark's output folder, so that cases side by side don't see each other's files.</summary>
internal sealed class OutputCopy
{
    private readonly string _parent;
    private readonly BuiltProject _built;
    private readonly string _probe;
    private FolderContent _content;

    /// <param name="parent">An existing folder for it.</param>
    /// <param name="probe">Absolute path of the probe's assembly.</param>
    public OutputCopy(string parent, BuiltProject built, string probe)
    {
        _parent = parent;
        _built = built;
        _probe = probe;
        Root = NewRoot();
        _content = Fill();
    }

    /// <summary>Holds the copy and what belongs to it. Another one after <see cref="Renew"/> where the old one could not be cleaned.</summary>
    public string Root { get; private set; }

    public string Folder => Path.Combine(Root, "out");

    public string Probe => Path.Combine(Folder, Path.GetFileName(_probe));

    public string Assembly => Here(_built.Assembly);

    public string? Dependencies => _built.Dependencies is { } file ? Here(file) : null;

    public string RuntimeConfiguration => Here(_built.RuntimeConfiguration);

    public string Result => Path.Combine(Root, "result.json");

    public string Recipe => Path.Combine(Root, "recipe.json");

    public string Trace => Path.Combine(Root, "allocations.nettrace");

    public string ControlSocket => Path.Combine(Root, "control");

    public string TemporaryFiles => Path.Combine(Root, "tmp");

    /// <summary>Makes it as new: whatever the process before changed, deleted or left behind is undone.</summary>
    public void Renew()
    {
        try
        {
            File.Delete(Result);
            File.Delete(Trace);
            File.Delete(ControlSocket);
            if (Directory.Exists(TemporaryFiles))
                Directory.Delete(TemporaryFiles, recursive: true);
            if (!IsIntact())
            {
                if (Directory.Exists(Folder))
                    Directory.Delete(Folder, recursive: true);
                _content = Fill();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Something in it resists; the run's end tries again to remove it.
            Root = NewRoot();
            _content = Fill();
        }

        Directory.CreateDirectory(TemporaryFiles);
    }

    private bool IsIntact()
    {
        try
        {
            return FolderContent.Of(Folder).IsThatOf(_content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string NewRoot() => Path.Combine(_parent, Guid.NewGuid().ToString("N")[..8]);

    private FolderContent Fill()
    {
        Copy(_built.OutputFolder, Folder);
        File.Copy(_probe, Probe, overwrite: true);
        PinnedRuntimeConfiguration.Pin(RuntimeConfiguration);
        return FolderContent.Of(Folder);
    }

    private string Here(string builtFile) => Path.Combine(Folder, Path.GetRelativePath(_built.OutputFolder, builtFile));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(f => Path.GetFileName(f) != "BenchmarkDotNet.Artifacts"))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
