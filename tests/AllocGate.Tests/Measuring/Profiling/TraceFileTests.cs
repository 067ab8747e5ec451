using AllocGate.Measuring.Profiling;
using CsCheck;

namespace AllocGate.Tests.Measuring.Profiling;

/// <summary>A trace is written by a process that ran code of a pull request.</summary>
public class TraceFileTests
{
    private static readonly string[] Blocks = ["EventBlock", "MetadataBlock", "StackBlock", "SPBlock", "Trace", "Other"];

    [Fact]
    public void An_empty_trace_has_no_events() =>
        Assert.Empty(TraceFile.Read(TraceFiles.Of()).Events);

    [Fact]
    public void Another_file_is_refused() =>
        Assert.Throws<InvalidDataException>(() => TraceFile.Read("Nettrace in name only"u8.ToArray()));

    [Fact]
    public void Events_carry_their_stack_and_what_describes_them()
    {
        byte[] kind = [1, 0, 0, 0, .. System.Text.Encoding.Unicode.GetBytes("Shop\0"), 7, 0, 0, 0];
        var trace = TraceFiles.Of(
            ("MetadataBlock", [20, 0, 1, 0, .. new byte[16], 0x80, 0, (byte)kind.Length, .. kind]),
            ("StackBlock", [1, 0, 0, 0, 1, 0, 0, 0, 16, 0, 0, 0, 0xA0, 0, 0, 0, 0, 0, 0, 0, 0xB0, 0, 0, 0, 0, 0, 0, 0]),
            ("EventBlock", [20, 0, 1, 0, .. new byte[16], 0x89, 1, 1, 5, 2, 0xCA, 0xFE, 0, 3, 0xBE, 0xEF]));

        var events = TraceFile.Read(trace).Events;

        Assert.Equal([("Shop", 7, 5UL), ("Shop", 7, 8UL)], events.Select(e => (e.Provider, e.Id, e.Time)));
        Assert.All(events, e => Assert.Equal([0xA0UL, 0xB0UL], e.Stack));
        Assert.Equal([0xCA, 0xFE], events[0].Payload.ToArray());
        Assert.Equal([0xBE, 0xEF], events[1].Payload.ToArray());

        for (var length = 0; length < trace.Length; length++)
            Assert.Throws<InvalidDataException>(() => TraceFile.Read(trace[..length]));
    }

    [Fact]
    public void Whatever_the_bytes_are_they_are_refused_as_data() =>
        Gen.Select(Gen.Int[0, Blocks.Length - 1], Gen.Byte.Array[0, 200]).Sample((name, bytes) =>
        {
            try
            {
                Assert.NotNull(AllocationTrace.Read(TraceFiles.Of((Blocks[name], bytes))).Counted().ToList());
            }
            catch (InvalidDataException)
            {
            }
        });
}
