using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Tests;

public sealed class AllocatedTests(ProbeCases cases) : IClassFixture<ProbeCases>
{
    [Theory]
    [InlineData("KnownBytes.Nothing()", 0)]
    [InlineData("KnownBytes.BoxedInt()", 24)]
    [InlineData("KnownBytes.NewList()", 32)]
    [InlineData("KnownBytes.Closure()", 88)]
    [InlineData("KnownBytes.CapturingFactory()", 24)]
    [InlineData("KnownBytes.InterfaceEnumerator()", 0)]
    [InlineData("KnownBytes.LinqSum()", 48)]
    [InlineData("KnownBytes.LargeStruct()", 0)]
    [InlineData("Shapes.StaticMethod()", 24)]
    [InlineData("Shapes.NeverOptimised()", 24)]
    [InlineData("Shapes.OptimisedAtOnce()", 24)]
    [InlineData("Shapes.CompletedTask()", 0)]
    [InlineData("Shapes.CompletedValueTask()", 0)]
    [InlineData("Shapes.RefReturn()", 0)]
    [InlineData("Shapes.SpanReturn()", 0)]
    [InlineData("Shapes.FourOperations()", 24)]
    [InlineData("Derived.Inherited() [Length=2]", 32)]
    [InlineData("ClosedByInheritance.Pair()", 32)]
    [InlineData("Generic<System.Int32>.Array()", 56)]
    [InlineData("Generic<System.String>.Array()", 88)]
    [InlineData("ParameterKinds.Sized() [Narrow=1, List=#1, Shade=Dark]", 32)]
    [InlineData("ArgumentKinds.TwoArguments(System.Int64, System.String) [length=3, text=\"quo\\\"te\\n\"]", 48)]
    [InlineData("ArgumentKinds.TwoArguments(System.Int64, System.String) [length=4, text=null]", 32)]
    [InlineData("ArgumentKinds.SpanArgument(System.ReadOnlySpan<System.Int32>) [values=#1]", 0)]
    [InlineData("ArgumentKinds.InArgument(System.Decimal&) [value=1.50]", 32)]
    [InlineData("Hooks.NeedsSetup()", 24)]
    [InlineData("Hooks.Bracketed()", 24)]
    public async Task Bytes_are_those_of_the_operation_alone(string id, int bytes)
    {
        var result = await cases.Project.MeasureAsync("ProbeCases." + id);

        Assert.Equal(bytes, Readings.ThreadBytes(result));
        Assert.Equal(CodeTier.Settled, Readings.Counted(result).Tier);
        Assert.True(Readings.Batches(result).Count >= 6);
        Assert.IsType<RetainedCount.NotAsked>(result.Retained);
    }

    [Theory]
    [InlineData("Shapes.TaskOfInt()")]
    [InlineData("Shapes.SuspendedValueTask()")]
    public async Task Suspended_methods_are_waited_for(string id)
    {
        var result = await cases.Project.MeasureAsync("ProbeCases." + id);

        Assert.True(Readings.Batches(result).All(b => b.ThreadBytes > 0));
    }

    [Fact]
    public async Task Bytes_of_other_threads_show_in_the_process_counter()
    {
        var result = await cases.Project.MeasureAsync("ProbeCases.Shapes.OtherThread()");

        // 1,024 B on the pool's thread; here a Task<byte[]> of 72 B, sometimes with what waiting for it takes.
        Assert.All(Readings.Batches(result), b => Assert.True(b.ProcessBytes - b.ThreadBytes >= 1_024 * b.Operations));
        Assert.Equal(72, Readings.Batches(result).Min(b => b.ThreadBytes / b.Operations));
    }

    [Theory]
    [InlineData("SizedByString")]
    [InlineData("SizedByHashCode")]
    public async Task Bytes_that_hang_on_random_hashing_agree_once_the_seed_is_pinned(string method)
    {
        var id = $"ProbeCases.Hashing.{method}()";

        Assert.NotEqual(Readings.ThreadBytes(await cases.Project.MeasureAsync(id)), Readings.ThreadBytes(await cases.Project.MeasureAsync(id)));
        Assert.Equal(
            Readings.ThreadBytes(await cases.Project.MeasureAsync(id, hashing: "pinned")),
            Readings.ThreadBytes(await cases.Project.MeasureAsync(id, hashing: "pinned")));
    }

    [Fact]
    public async Task What_a_collection_empties_is_not_charged_to_the_operation()
    {
        var result = await cases.Project.MeasureAsync("ProbeCases.WeakCaches.EmptiedByCollections()");

        Assert.Equal(8_192, Readings.ThreadBytes(result));
    }

    [Fact]
    public async Task An_operation_too_slow_for_its_final_code_says_so()
    {
        var result = await cases.Project.MeasureAsync("ProbeCases.Slow.TenthOfASecond()");

        Assert.Equal(CodeTier.Unsettled, Readings.Counted(result).Tier);
        Assert.Equal(24, Readings.ThreadBytes(result));
    }
}
