namespace AllocGate.EndToEnd.Tests.Running;

/// <summary>What a run of the tool came to.</summary>
public sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Fails with everything that the tool said where the exit code is another one.</summary>
    public ToolRun EndedWith(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Expected exit code {exitCode}, was {ExitCode}.\n--- output\n{Output}\n--- error\n{Error}");
        return this;
    }

    /// <summary>Fails where a person would not read this, wherever the lines break.</summary>
    public ToolRun Says(string sentence)
    {
        Assert.True(Plain(Output + " " + Error).Contains(sentence, StringComparison.Ordinal), $"It does not say: {sentence}\n--- output\n{Output}\n--- error\n{Error}");
        return this;
    }

    /// <summary>What the console says of one case below its table, as one line; empty where it says nothing.</summary>
    public string SectionOf(string name) =>
        Plain(string.Join('\n', Output.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line.TrimEnd() != " " + name).TakeWhile(line => line.Trim().Length > 0)));

    // Without the frames around a text, which break it too.
    private static string Plain(string text) => string.Join(' ', text.Split([' ', '\r', '\n', '┃', '│'], StringSplitOptions.RemoveEmptyEntries));
}
