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
}
