using AllocGate.EndToEnd.Tests.Running;
using Snapshooter.Xunit;

namespace AllocGate.EndToEnd.Tests.Commands;

public class ExplainTests
{
    private static string Pages => Path.Combine(AllocGateTool.RepositoryRoot, "docs", "rules");

    [Theory]
    [InlineData("AG9001")]
    [InlineData("ag9001")]
    [InlineData("9001")]
    [InlineData("AG9001:malformed-budget")]
    public async Task The_page_of_a_rule_is_shown_however_its_id_is_written(string asked)
    {
        var run = (await AllocGateTool.RunAsync(Path.GetTempPath(), "explain", asked)).EndedWith(0);

        Assert.Equal("", run.Error);
        Snapshot.Match(run.Output.ReplaceLineEndings("\n"), "Explain.AG9001");
    }

    [Fact]
    public async Task Without_an_id_every_page_is_listed_with_its_title()
    {
        var run = (await AllocGateTool.RunAsync(Path.GetTempPath(), "explain")).EndedWith(0);

        var titles = Directory.GetFiles(Pages, "AG*.md").Order(StringComparer.Ordinal).Select(page => File.ReadLines(page).First()[2..].Replace(": ", " ", StringComparison.Ordinal));
        Assert.Equal(titles, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
