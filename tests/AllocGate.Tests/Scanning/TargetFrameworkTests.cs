using AllocGate.Scanning;

namespace AllocGate.Tests.Scanning;

public sealed class TargetFrameworkTests
{
    [Fact]
    public void Target_frameworks_are_ordered_by_what_they_promise()
    {
        string[] ordered = ["net35", "net472", "net48", "net4.8.1", "netstandard1.6", "netstandard2.1", "netcoreapp2.1", "netcoreapp3.1", "net5.0", "net8.0", "net10.0-windows10.0"];

        Assert.Equal(ordered, ordered.Reverse().Select(TargetFramework.Parse).Order().Select(f => f.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("net")]
    [InlineData("uap10.0")]
    [InlineData("$(Undefined)")]
    public void An_unknown_moniker_is_unknown_not_an_error(string name)
    {
        Assert.Equal(FrameworkFamily.Unknown, TargetFramework.Parse(name).Family);
    }
}
