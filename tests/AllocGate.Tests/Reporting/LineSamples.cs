using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;

namespace AllocGate.Tests.Reporting;

/// <summary>Lines that allocate, as profiling finds them.</summary>
internal static class LineSamples
{
    public static AllocatingLines Grown() => new(
        [
            Line("Inserts.PutAll (lambda)", 42, "System.Func<string, Shop.Row>", 64, 0, At("Inserts.PutAll", 40)),
            Line("Inserts.<T>::error::x", 50, "Evil | `type` \u001b[31m<b>@team ##[error]", 24, 0),
            Line("Inserts.PutAll", 40, "Shop.Row[]", 24, 24),
        ],
        new SourceLine("src/Inserts.cs", 40),
        ["The lines add up to 112 B/op, the measurement says 110 B/op: object by object, other code ran."]);

    public static AllocatingLines WithoutBase() => new(
        [
            .. Enumerable.Range(0, 8).Select(i => new AllocatingLine(At("Inserts.Fill", 60 + i), "object", new AllocationCount(2_520 * (80 - i), 1_260, 2_520), null, [])),
            new AllocatingLine(null, "System.Threading.TimerQueueTimer", new AllocationCount(8, 1, 2_520), null, []),
        ],
        new SourceLine("src/Inserts.cs", 67),
        []);

    private static AllocatingLine Line(string method, int line, string type, long head, long before, params CodeLine[] callers) => new(
        At(method, line), type, new AllocationCount(head * 720, 720, 720), new AllocationCount(before * 720, before == 0 ? 0 : 720, 720), callers);

    private static CodeLine At(string method, int line) => new(method, new SourceLine("src/Inserts.cs", line), line, "map[i] = new Row(i);");
}
