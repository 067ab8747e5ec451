using System.Buffers.Binary;
using System.Text;

namespace AllocGate.Measuring.Profiling;

/// <summary>Walks over bytes of a trace, little-endian.</summary>
internal ref struct TraceReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position >= _bytes.Length;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>An address or handle of the traced process.</summary>
    /// <param name="size">4 or 8.</param>
    public ulong Pointer(int size) => size == 4 ? UInt32() : UInt64();

    /// <summary>Seven bits a byte, lowest first, as the trace packs numbers.</summary>
    public ulong Packed()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
                return value;
        }
    }

    /// <summary>UTF-16, ended by a zero.</summary>
    public string Text()
    {
        var start = Position;
        while (UInt16() != 0)
        {
        }

        return Encoding.Unicode.GetString(_bytes[start..(Position - 2)]);
    }

    public void AlignTo(int size) => Skip((size - (Position % size)) % size);

    public void Skip(int count) => Take(count);

    /// <exception cref="InvalidDataException">There are fewer bytes.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - Position)
            throw new InvalidDataException($"The trace ends in the middle of something, at byte {Position:#,0}.");
        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }
}
