using System.Text;
using CliWrap;

namespace AllocGate.Measuring;

/// <summary>The last part of what a child process wrote: a flood is read and forgotten, so that neither side fills up.</summary>
/// <param name="capacity">Bytes that are kept.</param>
internal sealed class OutputTail(int capacity)
{
    private readonly byte[] _ring = new byte[capacity];
    private long _written;

    public PipeTarget Target => PipeTarget.Create(ReadAsync);

    /// <summary>What was kept, without control characters but line ends. Hostile text.</summary>
    public string Text
    {
        get
        {
            lock (_ring)
            {
                var start = (int)(_written % capacity);
                byte[] bytes = _written < capacity ? _ring[..start] : [.. _ring.AsSpan(start), .. _ring.AsSpan(0, start)];
                return string.Concat(Encoding.UTF8.GetString(bytes).Where(c => !char.IsControl(c) || c == '\n'));
            }
        }
    }

    private async Task ReadAsync(Stream source, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (await source.ReadAsync(buffer, cancellationToken) is var read && read > 0)
            Keep(buffer.AsSpan(0, read));
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_ring)
        {
            while (bytes.Length > 0)
            {
                var start = (int)(_written % capacity);
                var fitting = bytes[..Math.Min(bytes.Length, capacity - start)];
                fitting.CopyTo(_ring.AsSpan(start));
                _written += fitting.Length;
                bytes = bytes[fitting.Length..];
            }
        }
    }
}
