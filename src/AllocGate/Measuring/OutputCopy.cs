namespace AllocGate.Measuring;

/// <summary>One worker's copy of a benchmark's output folder, so that cases side by side don't see each other's files.</summary>
internal sealed class OutputCopy
{
    private readonly string _root;
    private readonly BuiltProject _built;
    private readonly string _probe;

    private OutputCopy(string root, BuiltProject built, string probe)
    {
        _root = root;
        _built = built;
        _probe = probe;
    }

    public string Folder => Path.Combine(_root, "out");

    public string Probe => Path.Combine(Folder, Path.GetFileName(_probe));

    public string Assembly => Here(_built.Assembly);

    public string? Dependencies => _built.Dependencies is { } file ? Here(file) : null;

    public string RuntimeConfiguration => Here(_built.RuntimeConfiguration);

    public string Result => Path.Combine(_root, "result.json");

    public string Recipe => Path.Combine(_root, "recipe.json");

    public string ControlSocket => Path.Combine(_root, "control");

    public string TemporaryFiles => Path.Combine(_root, "tmp");

    /// <param name="root">A folder of its own, not there yet.</param>
    /// <param name="probe">Absolute path of the probe's assembly.</param>
    public static OutputCopy Make(string root, BuiltProject built, string probe)
    {
        var copy = new OutputCopy(root, built, probe);
        Copy(built.OutputFolder, copy.Folder);
        File.Copy(probe, copy.Probe, overwrite: true);
        return copy;
    }

    /// <summary>Removes what the case before left behind outside the output folder.</summary>
    public void Clear()
    {
        File.Delete(Result);
        File.Delete(ControlSocket);
        if (Directory.Exists(TemporaryFiles))
            Directory.Delete(TemporaryFiles, recursive: true);
        Directory.CreateDirectory(TemporaryFiles);
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
