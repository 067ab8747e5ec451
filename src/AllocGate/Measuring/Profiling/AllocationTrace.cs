namespace AllocGate.Measuring.Profiling;

/// <summary>What a trace of the probe says: objects allocated between its marks, their types, and the code that did it.</summary>
internal sealed class AllocationTrace
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const string Private = Runtime + "Private";
    private const string Begin = "AllocGate.Probe.Profiling.OperationsBegin";
    private const string End = "AllocGate.Probe.Profiling.OperationsEnd";

    private readonly List<(ulong Time, ulong Type, uint Objects, long Bytes, ulong[] Stack)> _objects = [];

    // Of types whose objects all have one size.
    private readonly Dictionary<ulong, long> _sizes = [];

    public TypeTable Types { get; } = new();

    public CompiledMethods Methods { get; } = new();

    /// <exception cref="InvalidDataException">It is no trace, or cut off.</exception>
    public static AllocationTrace Read(byte[] file)
    {
        var trace = new AllocationTrace();
        var events = TraceFile.Read(file);
        // Types first: a method that is known by its details alone needs the module of its type.
        foreach (var e in events.Events.Where(e => e is { Provider: Runtime, Id: 15 }))
            trace.Types.Add(e.Payload.Span);
        foreach (var e in events.Events)
            trace.Add(e, events.PointerSize);
        return trace;
    }

    /// <summary>Objects between the marks, on any thread.</summary>
    /// <exception cref="InvalidDataException">There are no marks.</exception>
    /// <exception cref="AddedUpObjectsException">The size of one of them is not known.</exception>
    public IEnumerable<(ulong Type, long Bytes, ulong[] Stack)> Counted()
    {
        // Marks and objects of one thread keep their order where the clock did not move.
        var inside = false;
        var marks = 0;
        foreach (var (_, type, objects, bytes, stack) in _objects.OrderBy(o => o.Time))
        {
            var name = Types.NameOf(type);
            if (name is Begin or End)
            {
                inside = name is Begin;
                marks++;
            }
            else if (inside)
            {
                yield return (type, objects == 1 ? bytes : SizeOf(type), stack);
            }
        }

        if (marks == 0 || inside)
            throw new InvalidDataException("The trace does not hold the whole of the profiled operations.");
    }

    // The first object of a type that a thread reports carries what it allocated unreported, during the warm-up, as well.
    private long SizeOf(ulong type) => _sizes.TryGetValue(type, out var size) ? size : throw new AddedUpObjectsException(Types.NameOf(type));

    /// <summary>Objects before the marks, of warm-up.</summary>
    public IEnumerable<(ulong Type, ulong[] Stack)> Before() => _objects.OrderBy(o => o.Time)
        .TakeWhile(o => Types.NameOf(o.Type) is not Begin).Select(o => (o.Type, o.Stack));

    private void Add(TraceEvent e, int pointerSize)
    {
        switch (e.Provider, e.Id)
        {
            case (Runtime, 20 or 32):
                AddObject(e, pointerSize);
                break;
            case (Runtime, 72):
                Methods.AddDetails(e.Payload.Span, Types.ModuleOf);
                break;
            case (Runtime, 143):
                Methods.AddMethod(e.Payload.Span);
                break;
            case (Runtime, 152):
                Methods.AddModule(e.Payload.Span);
                break;
            case (Runtime, 190):
                Methods.AddPlainMap(e.Payload.Span);
                break;
            case (Private, 189):
                Methods.AddRichMap(e.Payload.Span);
                break;
        }
    }

    private void AddObject(TraceEvent e, int pointerSize)
    {
        var reader = new TraceReader(e.Payload.Span);
        _ = reader.Pointer(pointerSize);
        var type = reader.Pointer(pointerSize);
        var objects = reader.UInt32();
        // The runtime counts arrays and strings without what aligns the next object, which they take all the same.
        var size = (long)reader.UInt64();
        var bytes = (size + pointerSize - 1) / pointerSize * pointerSize;
        _objects.Add((e.Time, type, objects, bytes, e.Stack));
        if (objects == 1 && !Types.HasSizesOfItsOwn(type))
            _sizes[type] = bytes;
    }
}
