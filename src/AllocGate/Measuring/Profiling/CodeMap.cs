namespace AllocGate.Measuring.Profiling;

/// <summary>One compiled form of a method, with what says which of its instructions come from where.</summary>
/// <param name="method">The runtime's handle of the method.</param>
internal sealed class CodeMap(ulong method)
{
    private readonly List<Mapping> _mappings = [];
    private readonly List<Inlined> _inlined = [];
    private Mapping[]? _sorted;

    /// <summary>Of the plain map, which knows nothing of inlined methods.</summary>
    public void AddPlain(uint native, int il) => _mappings.Add(new Mapping(native, 0, il));

    /// <summary>Of the rich map, as the runtime writes it: how many inlined methods and mappings there are, then both.</summary>
    public void AddRich(ReadOnlySpan<byte> data)
    {
        var reader = new TraceReader(data);
        var (inlined, mappings) = (reader.Int32(), reader.Int32());
        for (var i = 0; i < inlined; i++)
        {
            var inlinee = reader.UInt64();
            // Where it was called: never set outside of debug builds of the runtime.
            reader.Skip(4);
            _inlined.Add(new Inlined(inlinee, reader.Int32(), reader.Int32()));
        }

        for (var i = 0; i < mappings; i++)
        {
            var (il, node, native) = (reader.Int32(), reader.Int32(), reader.UInt32());
            reader.Skip(1);
            _mappings.Add(new Mapping(native, node, il));
        }
    }

    /// <summary>Methods and IL offsets at an instruction, innermost first: more than one where methods were inlined.</summary>
    /// <param name="native">Offset of the instruction from the beginning of the code.</param>
    public IEnumerable<(ulong Method, int Offset)> At(uint native)
    {
        // Negative offsets stand for prolog, epilog and no mapping. The order within one instruction is kept.
        _sorted ??= [.. _mappings.Where(m => m.Offset >= 0).OrderBy(m => m.Native)];
        var found = Array.FindLastIndex(_sorted, m => m.Native <= native);
        if (found < 0)
            yield break;
        var node = _sorted[found].Node;
        for (var depth = 0; node > 0 && node < _inlined.Count && depth < _inlined.Count; depth++)
        {
            yield return (_inlined[node].Method, OffsetIn(node, native));
            node = ParentOf(node);
        }

        yield return (method, OffsetIn(0, native));
    }

    // The statement of a method that an inlined one was called from is the one that began last before it.
    private int OffsetIn(int node, uint native)
    {
        var before = Array.FindLastIndex(_sorted!, m => m.Node == node && m.Native <= native);
        return before >= 0 ? _sorted![before].Offset : 0;
    }

    private int ParentOf(int node)
    {
        for (var parent = 0; parent < _inlined.Count; parent++)
        {
            var child = _inlined[parent].Child;
            for (var steps = 0; child > 0 && child < _inlined.Count && steps < _inlined.Count; steps++)
            {
                if (child == node)
                    return parent;
                child = _inlined[child].Sibling;
            }
        }

        return 0;
    }

    // Node 0 is the method itself.
    private readonly record struct Mapping(uint Native, int Node, int Offset);

    private readonly record struct Inlined(ulong Method, int Child, int Sibling);
}
