using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Planted;

[BenchmarkCategory("AllocGate")]
public class RecordCopyCase
{
    private readonly Order _order = new("A-1", 10);

    [Benchmark]
    public int RecordCopy()
    {
        var total = 0;
        for (var i = 0; i < 3; i++)
            total += Discounted(_order with { Total = i });
        return total;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Discounted(Order order) => order.Total - 1;

    private sealed record Order(string Number, int Total);
}
