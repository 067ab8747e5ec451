using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Commands;

public class SelfTestTests
{
    [Fact]
    public async Task Every_planted_kind_is_caught_by_this_build_on_this_machine()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        var run = (await AllocGateTool.RunAsync(folder.Path, "selftest")).EndedWith(0);
        Assert.Equal(7, run.Output.Split('\n').Count(line => line.StartsWith("caught: ", StringComparison.Ordinal)));
        Assert.Contains("all 7 kinds on this machine (--seed ", run.Output, StringComparison.Ordinal);
    }
}
