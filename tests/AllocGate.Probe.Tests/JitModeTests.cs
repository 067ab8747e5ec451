namespace AllocGate.Probe.Tests;

/// <summary>The figures of docs/decisions: what the two kinds of code differ by, on .NET 10.</summary>
public sealed class JitModeTests(ProbeCases cases) : IClassFixture<ProbeCases>
{
    [Theory]
    [InlineData("Closure", 24, 24)]
    [InlineData("MethodGroup", 0, 0)]
    [InlineData("Enumerator", 0, 40)]
    [InlineData("Box", 0, 0)]
    [InlineData("BoxedArgument", 24, 24)]
    [InlineData("SmallArray", 0, 0)]
    [InlineData("ParamsArray", 0, 40)]
    [InlineData("Linq", 72, 72)]
    public async Task Code_with_a_profile_and_code_optimised_at_once_allocate(string shape, int withProfile, int atOnce)
    {
        var id = $"ProbeCases.JitShapes.{shape}()";

        var (tiered, full) = (await cases.Project.MeasureAsync(id), await cases.Project.MeasureAsync(id, tiered: false));

        Assert.Equal((withProfile, atOnce), (Readings.ThreadBytes(tiered), Readings.ThreadBytes(full)));
    }
}
