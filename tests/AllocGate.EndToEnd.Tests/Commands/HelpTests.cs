using AllocGate.EndToEnd.Tests.Running;
using Snapshooter.Xunit;

namespace AllocGate.EndToEnd.Tests.Commands;

public class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("gate")]
    [InlineData("measure")]
    [InlineData("scan")]
    [InlineData("compare")]
    [InlineData("profile")]
    [InlineData("baseline")]
    [InlineData("baseline update")]
    [InlineData("baseline show")]
    [InlineData("merge")]
    [InlineData("publish")]
    [InlineData("close")]
    [InlineData("explain")]
    [InlineData("waive")]
    [InlineData("config")]
    [InlineData("selftest")]
    [InlineData("accept")]
    [InlineData("init")]
    public async Task Every_command_explains_itself_with_examples(string command)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);

        var run = (await AllocGateTool.RunAsync(folder.Path, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).EndedWith(0);

        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
        Snapshot.Match(run.Output.ReplaceLineEndings("\n"), $"Help.{(command.Length == 0 ? "root" : command.Replace(' ', '-'))}");
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var run = (await AllocGateTool.RunAsync(Path.GetTempPath(), "--version")).EndedWith(0);

        Assert.Matches(@"\A[0-9]+\.[0-9]+\.[0-9]+[-+.0-9A-Za-z]*\r?\n\z", run.Output);
    }

    [Theory]
    [InlineData("TERM", "xterm-256color")]
    [InlineData("GITHUB_ACTIONS", "true")]
    [InlineData("NO_COLOR", "1")]
    public async Task Redirected_output_has_no_escape_sequences(string variable, string value)
    {
        using var repository = await GitRepository.InitAsync();
        await repository.CommitAsync("Begin");

        var run = (await AllocGateTool.RunAsync(repository.Path, new Dictionary<string, string?> { [variable] = value }, "gate")).EndedWith(3);

        Assert.Contains("INCONCLUSIVE", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
    }
}
