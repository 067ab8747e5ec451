using System.Text;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Commands;

/// <summary>What a person would see: each command line with what the tool said to it.</summary>
internal sealed class Transcript(TemporaryFolder folder)
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    /// <summary>Runs a command line, without quoting, that has to end with the exit code and without a stack trace.</summary>
    public async Task TellAsync(string commandLine, int exitCode)
    {
        var run = (await AllocGateTool.RunAsync(folder.Path, commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries))).EndedWith(exitCode);
        var said = run.Output + run.Error;
        Assert.DoesNotMatch(@"(?m)^ +at [\w.<>`]+\(|Unhandled exception", said);
        Assert.NotEqual("", said);
        _text.Append("$ allocgate ").Append(commandLine).Append('\n').Append(Portable(said)).Append('\n');
    }

    /// <summary>Adds a line of one's own between the commands.</summary>
    public void Note(string line) => _text.Append("# ").Append(line).Append('\n');

    // macOS keeps its temporary folders behind a link.
    private string Portable(string text) => text
        .Replace("/private" + folder.Path, "<here>", StringComparison.Ordinal)
        .Replace(folder.Path, "<here>", StringComparison.Ordinal)
        .Replace('\\', '/')
        .ReplaceLineEndings("\n");
}
