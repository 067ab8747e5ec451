using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;

namespace AllocGate.Measuring.Profiling;

/// <summary>Turns places in code into lines of the repository; what lies elsewhere has none.</summary>
/// <param name="folder">Absolute path of the benchmark's output folder.</param>
internal sealed class SourceFrames(SourcePaths sources, string folder) : IDisposable
{
    private const int MaxText = 200;

    private readonly Dictionary<string, ModuleSymbols?> _modules = [];
    private readonly Dictionary<CodeOffset, CodeLine?> _lines = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _texts = [];

    public CodeLine? At(CodeOffset place)
    {
        if (_lines.TryGetValue(place, out var known))
            return known;
        return _lines[place] = Find(place);
    }

    public void Dispose()
    {
        foreach (var module in _modules.Values)
            module?.Dispose();
    }

    private CodeLine? Find(CodeOffset place)
    {
        if (!_modules.TryGetValue(place.Module, out var module))
            module = _modules[place.Module] = ModuleSymbols.Open(Path.Combine(folder, FileNameOf(place.Module)));
        try
        {
            if (module?.StatementAt(place.Token, place.Offset) is not var (file, line, endLine)
                || sources.Find(new Probe.Wire.SourceLine(file, line)) is not { } found)
            {
                return null;
            }

            return new CodeLine(module.Names.Of(place.Token), found, Math.Max(line, endLine), TextOf(found));
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    // By its name in the output folder, for that is the only place where the repository's assemblies are; a trace may name any file.
    private static string FileNameOf(string module) => Path.GetFileName(module) is { Length: > 0 } name && !module.Contains('\0') ? name : "none";

    private string TextOf(SourceLine line)
    {
        if (!_texts.TryGetValue(line.Path, out var lines))
            lines = _texts[line.Path] = sources.Lines(line.Path);
        var text = line.Line <= lines.Count ? lines[line.Line - 1].Trim() : "";
        return text.Length <= MaxText ? text : text[..MaxText];
    }
}
