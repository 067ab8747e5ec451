using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace AllocGate.Measuring.Profiling;

/// <summary>An assembly with its portable symbols, embedded or beside it.</summary>
internal sealed class ModuleSymbols : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReaderProvider _symbols;
    private readonly MetadataReader _pdb;
    private readonly Lazy<Dictionary<MethodDefinitionHandle, MethodDefinitionHandle>> _bodies;

    private ModuleSymbols(PEReader file, MetadataReaderProvider symbols)
    {
        _file = file;
        _symbols = symbols;
        _pdb = symbols.GetMetadataReader();
        Names = new SourceNames(file.GetMetadataReader());
        _bodies = new(StateMachineBodies);
    }

    public SourceNames Names { get; }

    /// <summary>Nothing where the file is no assembly, is gone, or has no readable symbols.</summary>
    public static ModuleSymbols? Open(string path)
    {
        PEReader? file = null;
        if (!File.Exists(path))
            return null;
        try
        {
            file = new PEReader(File.OpenRead(path));
            if (file.HasMetadata && file.TryOpenAssociatedPortablePdb(path, OpenIfThere, out var symbols, out _))
                return new ModuleSymbols(file, symbols!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or ArgumentException)
        {
            // Without symbols there are no lines; the frame is passed over like one of the runtime.
        }

        file?.Dispose();
        return null;
    }

    /// <summary>The statement at a place: its file as the compiler wrote it down, first and last line.</summary>
    /// <returns>Nothing for code that the compiler made up and that belongs to no method of the source.</returns>
    public (string File, int Line, int EndLine)? StatementAt(int token, int offset)
    {
        if (MetadataTokens.EntityHandle(token) is not { Kind: HandleKind.MethodDefinition, IsNil: false } handle)
            return null;
        var method = (MethodDefinitionHandle)handle;
        var points = PointsOf(method);
        if (points.Count == 0)
            return BodyOf(method) is { } body && PointsOf(body) is [var first, ..] ? Statement(first) : null;
        var at = points.FindLastIndex(p => p.Offset <= offset);
        var point = points[Math.Max(0, at)];
        // What an async method does last, it does at its closing brace; its first line says more.
        return Statement(IsBrace(point) && Names.IsInStateMachine(method) ? points[0] : point);
    }

    public void Dispose()
    {
        _symbols.Dispose();
        _file.Dispose();
    }

    private static FileStream? OpenIfThere(string path) => File.Exists(path) ? File.OpenRead(path) : null;

    private List<SequencePoint> PointsOf(MethodDefinitionHandle method)
    {
        var row = MetadataTokens.GetRowNumber(method);
        if (row > _pdb.MethodDebugInformation.Count)
            return [];
        return [.. _pdb.GetMethodDebugInformation(method).GetSequencePoints().Where(p => !p.IsHidden && !p.Document.IsNil).OrderBy(p => p.Offset)];
    }

    // An async or iterator method only starts its state machine; its lines are those of the machine's MoveNext.
    private MethodDefinitionHandle? BodyOf(MethodDefinitionHandle method) =>
        _bodies.Value.TryGetValue(Names.StateMachineOwner(method) ?? method, out var body) ? body : null;

    private Dictionary<MethodDefinitionHandle, MethodDefinitionHandle> StateMachineBodies()
    {
        var bodies = new Dictionary<MethodDefinitionHandle, MethodDefinitionHandle>();
        for (var row = 1; row <= _pdb.MethodDebugInformation.Count; row++)
        {
            var body = MetadataTokens.MethodDefinitionHandle(row);
            if (_pdb.GetMethodDebugInformation(body).GetStateMachineKickoffMethod() is { IsNil: false } kickoff)
            {
                bodies.TryAdd(kickoff, body);
                // Its other methods (GetEnumerator, Dispose) are found by the body.
                bodies.TryAdd(body, body);
            }
        }

        return bodies;
    }

    private (string File, int Line, int EndLine) Statement(SequencePoint point) =>
        (_pdb.GetString(_pdb.GetDocument(point.Document).Name), point.StartLine, point.EndLine);

    private static bool IsBrace(SequencePoint point) => point.StartLine == point.EndLine && point.EndColumn - point.StartColumn == 1;
}
