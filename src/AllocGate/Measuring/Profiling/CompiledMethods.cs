using System.Runtime.InteropServices;

namespace AllocGate.Measuring.Profiling;

/// <summary>Every method that was compiled while the trace ran: where its code lies and what it came from.</summary>
internal sealed class CompiledMethods
{
    // MethodFlags of the runtime's MethodLoadVerbose event.
    private const uint JitHelper = 0x10;
    private const int TierShift = 7;
    private const uint TierMask = 7;
    private const uint MinimallyOptimised = 1;
    private const uint Quick = 3;
    private const uint Instrumented = 6;

    private readonly Dictionary<ulong, string> _modules = [];
    private readonly Dictionary<ulong, (ulong Module, int Token)> _methods = [];
    private readonly Dictionary<(ulong Method, ulong Version), CodeMap> _maps = [];
    private readonly Dictionary<(ulong Method, ulong Version), List<byte>> _chunks = [];
    private readonly List<(ulong Start, uint Size, CodeMap Map, bool Optimised)> _code = [];
    private bool _sorted;

    public void AddModule(ReadOnlySpan<byte> payload)
    {
        var reader = new TraceReader(payload);
        var module = reader.UInt64();
        // Its assembly, its flags, and a reserved field.
        reader.Skip(8 + 4 + 4);
        _modules[module] = reader.Text();
    }

    public void AddMethod(ReadOnlySpan<byte> payload)
    {
        var reader = new TraceReader(payload);
        var (method, module, start, size, token) = (reader.UInt64(), reader.UInt64(), reader.UInt64(), reader.UInt32(), reader.Int32());
        var flags = reader.UInt32();
        if ((flags & JitHelper) != 0)
            return;
        // Namespace, name and signature: read from the assembly, where they are as the source has them.
        _ = reader.Text();
        _ = reader.Text();
        _ = reader.Text();
        reader.Skip(2);
        // Left out for the first version of a method's code.
        var version = reader.IsAtEnd ? 0 : reader.UInt64();
        _methods[method] = (module, token);
        _code.Add((start, size, Map(method, version), Optimised: (flags >> TierShift & TierMask) is not (MinimallyOptimised or Quick or Instrumented)));
        _sorted = false;
    }

    /// <summary>A method that was only ever inlined, or whose code is shared with other generic instantiations.</summary>
    /// <param name="moduleOf">Which module declares a type.</param>
    public void AddDetails(ReadOnlySpan<byte> payload, Func<ulong, ulong?> moduleOf)
    {
        var reader = new TraceReader(payload);
        var (method, type, token) = (reader.UInt64(), reader.UInt64(), reader.Int32());
        if (moduleOf(type) is { } module)
            _methods.TryAdd(method, (module, token));
    }

    public void AddPlainMap(ReadOnlySpan<byte> payload)
    {
        var reader = new TraceReader(payload);
        var map = Map(reader.UInt64(), reader.UInt64());
        reader.Skip(1);
        var count = reader.UInt16();
        var il = MemoryMarshal.Cast<byte, int>(reader.Take(count * sizeof(int)));
        var native = MemoryMarshal.Cast<byte, uint>(reader.Take(count * sizeof(uint)));
        for (var i = 0; i < count; i++)
            map.AddPlain(native[i], il[i]);
    }

    public void AddRichMap(ReadOnlySpan<byte> payload)
    {
        const uint Last = 0x80000000;
        var reader = new TraceReader(payload);
        reader.Skip(2);
        var (method, version) = (reader.UInt64(), reader.UInt64());
        reader.Skip(8);
        var chunk = reader.UInt32();
        var data = reader.Take(reader.Int32());
        ref var chunks = ref CollectionsMarshal.GetValueRefOrAddDefault(_chunks, (method, version), out _);
        chunks ??= [];
        chunks.AddRange(data);
        if ((chunk & Last) == 0)
            return;
        Map(method, version).AddRich(CollectionsMarshal.AsSpan(chunks));
        _chunks.Remove((method, version));
    }

    /// <summary>What stands at an address, innermost first; nothing for code of the runtime itself and precompiled code.</summary>
    public IEnumerable<CodeOffset> At(ulong returnAddress)
    {
        if (Find(returnAddress) is not var (start, map, _))
            yield break;
        foreach (var (method, offset) in map.At((uint)(returnAddress - 1 - start)))
        {
            if (_methods.TryGetValue(method, out var known) && _modules.TryGetValue(known.Module, out var module))
                yield return new CodeOffset(module, known.Token, offset);
        }
    }

    /// <summary>True for code that the compiler has optimised, and into which it may have inlined other methods.</summary>
    public bool IsOptimised(ulong returnAddress) => Find(returnAddress) is (_, _, true);

    private (ulong Start, CodeMap Map, bool Optimised)? Find(ulong returnAddress)
    {
        if (!_sorted)
        {
            _code.Sort((a, b) => a.Start.CompareTo(b.Start));
            _sorted = true;
        }

        // One less: the call itself, not what follows it.
        var address = returnAddress - 1;
        var found = LastAtOrBefore(address);
        return found < 0 || address >= _code[found].Start + _code[found].Size ? null : (_code[found].Start, _code[found].Map, _code[found].Optimised);
    }

    private int LastAtOrBefore(ulong address)
    {
        var (low, high) = (0, _code.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_code[middle].Start <= address)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    private CodeMap Map(ulong method, ulong version)
    {
        ref var map = ref CollectionsMarshal.GetValueRefOrAddDefault(_maps, (method, version), out _);
        return map ??= new CodeMap(method);
    }
}
