using System.Text;

namespace AllocGate.Tests.Measuring.Profiling;

/// <summary>Traces of chosen blocks, as the runtime writes them.</summary>
internal static class TraceFiles
{
    private static readonly byte[] Beginning = [.. "Nettrace"u8, 20, 0, 0, 0, .. "!FastSerialization.1"u8];

    public static byte[] Of(params (string Name, byte[] Content)[] blocks)
    {
        List<byte> trace = [.. Beginning];
        foreach (var (name, content) in blocks)
        {
            trace.AddRange([5, 5, 1, 2, 0, 0, 0, 2, 0, 0, 0, .. BitConverter.GetBytes(name.Length), .. Encoding.ASCII.GetBytes(name), 6]);
            trace.AddRange(BitConverter.GetBytes(content.Length));
            while (trace.Count % 4 != 0)
                trace.Add(0);
            trace.AddRange([.. content, 6]);
        }

        return [.. trace, 1];
    }

    /// <summary>A block's content: events one tick apart, each with its kind and its size in the header.</summary>
    public static byte[] Events(params (byte Kind, byte[] Payload)[] events) =>
        [20, 0, 1, 0, .. new byte[16], .. events.SelectMany(e => (byte[])[0x81, e.Kind, 1, .. Packed(e.Payload.Length), .. e.Payload])];

    private static IEnumerable<byte> Packed(int value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
