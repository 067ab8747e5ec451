using System.Text;
using AllocGate.Measuring.Profiling;

namespace AllocGate.Tests.Measuring.Profiling;

/// <summary>The runtime may report an object together with earlier ones of its type that it had left out.</summary>
public class AllocationTraceTests
{
    private const string Probe = "AllocGate.Probe.Profiling.Operations";
    private const byte Types = 1;
    private const byte Object = 2;

    private static readonly string[] Known = [Probe + "Begin", Probe + "End", "Shop.Row", "System.Byte[]", "System.Collections.Generic.List`1[System.Byte]"];

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void An_object_that_brings_left_out_ones_along_counts_once(ulong type)
    {
        var trace = AllocationTrace.Read(Trace((type, 1, 32), (0, 1, 24), (type, 44, 44 * 32), (type, 1, 32), (1, 1, 24)));

        Assert.Equal([32, 32], trace.Counted().Select(o => o.Bytes));
    }

    [Fact]
    public void The_size_of_an_array_that_brings_left_out_ones_along_is_unknown()
    {
        var trace = AllocationTrace.Read(Trace((3, 1, 1024), (0, 1, 24), (3, 44, 44 * 1024), (1, 1, 24)));

        Assert.Contains("System.Byte[]", Assert.Throws<AddedUpObjectsException>(() => trace.Counted().ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_out_before_the_marks_matters_to_nobody()
    {
        var trace = AllocationTrace.Read(Trace((3, 44, 44 * 1024), (0, 1, 24), (3, 1, 1024), (1, 1, 24)));

        Assert.Equal([1024], trace.Counted().Select(o => o.Bytes));
    }

    private static byte[] Trace(params (ulong Type, int Objects, long Bytes)[] objects) => TraceFiles.Of(
        ("MetadataBlock", TraceFiles.Events([.. new[] { (Types, 15), (Object, 20) }.Select(e =>
            ((byte)0, (byte[])[.. Number(e.Item1), .. Text("Microsoft-Windows-DotNETRuntime"), .. Number(e.Item2)]))])),
        ("EventBlock", TraceFiles.Events(
            [
                (Types, [.. Number(Known.Length), 0, 0, .. Known.SelectMany((name, i) => (byte[])[.. Long(i), .. Long(9), .. new byte[9], .. Text(name), .. Number(0)])]),
                .. objects.Select(o => (Object, (byte[])[.. Long(7), .. Long((long)o.Type), .. Number(o.Objects), .. Long(o.Bytes), 0, 0])),
            ])));

    private static byte[] Number(int value) => BitConverter.GetBytes(value);

    private static byte[] Long(long value) => BitConverter.GetBytes(value);

    private static byte[] Text(string text) => [.. Encoding.Unicode.GetBytes(text), 0, 0];
}
