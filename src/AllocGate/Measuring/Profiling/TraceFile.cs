using System.Text;

namespace AllocGate.Measuring.Profiling;

/// <summary>
/// Reads the runtime's trace files: the format NetTrace, version 4, as described in the perfview repository
/// (src/TraceEvent/EventPipe/EventPipeFormat.md).
/// </summary>
internal sealed class TraceFile
{
    private const byte NoObject = 1;
    private const byte BeginObject = 5;
    private const byte EndObject = 6;
    private const int KnownVersion = 4;

    private readonly byte[] _file;
    private readonly List<TraceEvent> _events = [];
    private readonly EventBlocks _blocks;

    private TraceFile(byte[] file)
    {
        _file = file;
        _blocks = new EventBlocks(_events);
    }

    /// <summary>4 or 8: bytes of an address in the traced process.</summary>
    public int PointerSize { get; private set; } = 8;

    /// <summary>In the order of the file: by time within a thread.</summary>
    public IReadOnlyList<TraceEvent> Events => _events;

    /// <exception cref="InvalidDataException">It is no such trace, or cut off.</exception>
    public static TraceFile Read(byte[] file)
    {
        var trace = new TraceFile(file);
        trace.ReadObjects();
        return trace;
    }

    private void ReadObjects()
    {
        var reader = new TraceReader(_file);
        if (!reader.Take(8).SequenceEqual("Nettrace"u8) || Name(ref reader) != "!FastSerialization.1")
            throw new InvalidDataException("The file is no trace of the .NET runtime.");
        while (reader.Byte() is var tag && tag != NoObject)
        {
            var (name, version) = BeginningOf(ref reader, tag);
            if (name == "Trace")
                ReadHeader(ref reader, version);
            else
                ReadBlock(ref reader, name);
            Expect(reader.Byte(), EndObject);
        }
    }

    private static (string Name, int Version) BeginningOf(ref TraceReader reader, byte tag)
    {
        Expect(tag, BeginObject);
        Expect(reader.Byte(), BeginObject);
        Expect(reader.Byte(), NoObject);
        var version = reader.Int32();
        reader.Skip(sizeof(int));
        var name = Name(ref reader);
        Expect(reader.Byte(), EndObject);
        return (name, version);
    }

    private void ReadHeader(ref TraceReader reader, int version)
    {
        if (version != KnownVersion)
            throw new InvalidDataException($"The trace has version {version} of its format; version {KnownVersion} is known.");
        // Calendar time, the clock's start and its frequency.
        reader.Skip(16 + 8 + 8);
        PointerSize = reader.Int32();
        if (PointerSize is not (4 or 8))
            throw new InvalidDataException($"The trace has addresses of {PointerSize} bytes.");
        // Process, processors, sampling rate.
        reader.Skip(3 * sizeof(int));
    }

    private void ReadBlock(ref TraceReader reader, string name)
    {
        var size = reader.Int32();
        reader.AlignTo(4);
        var start = reader.Position;
        reader.Skip(size);
        _blocks.Read(name, _file.AsMemory(start, size), PointerSize);
    }

    private static string Name(ref TraceReader reader) => Encoding.UTF8.GetString(reader.Take(reader.Int32()));

    private static void Expect(byte tag, byte expected)
    {
        if (tag != expected)
            throw new InvalidDataException($"The trace has a mark {tag} where {expected} belongs.");
    }
}
