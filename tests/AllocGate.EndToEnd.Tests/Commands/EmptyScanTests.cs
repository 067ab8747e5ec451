using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Commands;

public class EmptyScanTests
{
    [Fact]
    public async Task A_scan_that_looked_at_nothing_does_not_pass()
    {
        using var folder = new TemporaryFolder();
        folder.Write("readme.txt", "no sources here\n");
        var run = (await AllocGateTool.RunAsync(folder.Path, "scan")).EndedWith(3);
        Assert.Contains("INCONCLUSIVE: 0 files scanned", run.Output, StringComparison.Ordinal);
    }
}
