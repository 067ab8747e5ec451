namespace AllocGate.Measuring.Profiling;

/// <summary>The blocks of a trace that hold events, what describes them, and their stacks.</summary>
/// <param name="events">Takes the events.</param>
internal sealed class EventBlocks(List<TraceEvent> events)
{
    private const int Compressed = 1;

    private readonly Dictionary<uint, (string Provider, int Id)> _kinds = [];
    private readonly Dictionary<uint, ulong[]> _stacks = [];

    /// <param name="name">The block's type; unknown ones are passed over.</param>
    public void Read(string name, ReadOnlyMemory<byte> block, int pointerSize)
    {
        switch (name)
        {
            case "MetadataBlock":
                ReadEvents(block, (_, _, _, payload) => Describe(payload.Span));
                break;
            case "StackBlock":
                ReadStacks(block.Span, pointerSize);
                break;
            case "EventBlock":
                ReadEvents(block, Add);
                break;
            case "SPBlock":
                // A sequence point: numbers of stacks begin anew.
                _stacks.Clear();
                break;
        }
    }

    private void Describe(ReadOnlySpan<byte> payload)
    {
        var reader = new TraceReader(payload);
        var kind = reader.UInt32();
        var provider = reader.Text();
        _kinds[kind] = (provider, reader.Int32());
    }

    private void ReadStacks(ReadOnlySpan<byte> block, int pointerSize)
    {
        var reader = new TraceReader(block);
        var first = reader.UInt32();
        var count = reader.UInt32();
        for (var i = 0U; i < count; i++)
        {
            var addresses = reader.Take(reader.Int32());
            var stack = new ulong[addresses.Length / pointerSize];
            var frames = new TraceReader(addresses);
            for (var frame = 0; frame < stack.Length; frame++)
                stack[frame] = frames.Pointer(pointerSize);
            _stacks[first + i] = stack;
        }
    }

    private void Add(uint kind, uint stack, ulong time, ReadOnlyMemory<byte> payload)
    {
        if (_kinds.TryGetValue(kind, out var known))
            events.Add(new TraceEvent(known.Provider, known.Id, time, _stacks.GetValueOrDefault(stack, []), payload));
    }

    private static void ReadEvents(ReadOnlyMemory<byte> block, Action<uint, uint, ulong, ReadOnlyMemory<byte>> take)
    {
        var reader = new TraceReader(block.Span);
        var headerSize = reader.UInt16();
        if ((reader.UInt16() & Compressed) == 0)
            throw new InvalidDataException("The trace's events have headers of an older form.");
        reader.Skip(headerSize - (2 * sizeof(ushort)));

        // Each header says what differs from the one before.
        uint kind = 0, stack = 0;
        ulong time = 0;
        var size = 0;
        while (!reader.IsAtEnd)
        {
            var flags = reader.Byte();
            if ((flags & 1) != 0)
                kind = (uint)reader.Packed();
            if ((flags & 2) != 0)
            {
                _ = reader.Packed();
                _ = reader.Packed();
                _ = reader.Packed();
            }

            if ((flags & 4) != 0)
                _ = reader.Packed();
            if ((flags & 8) != 0)
                stack = (uint)reader.Packed();
            time += reader.Packed();
            reader.Skip(((flags & 16) != 0 ? 16 : 0) + ((flags & 32) != 0 ? 16 : 0));
            if ((flags & 128) != 0)
                size = (int)reader.Packed();
            var start = reader.Position;
            reader.Skip(size);
            take(kind, stack, time, block.Slice(start, size));
        }
    }
}
