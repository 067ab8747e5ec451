using System.IO.Pipes;
using CliWrap.Buffered;

namespace AllocGate.Probe.Tests;

public sealed class ProcessTests(ProbeCases cases) : IClassFixture<ProbeCases>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_probe_ends_when_its_control_pipe_closes()
    {
        var name = $"probe-{Guid.NewGuid():N}";
        var result = Path.Combine(cases.Project.Folder, "never.json");
        await using var pipe = new NamedPipeServerStream(name, PipeDirection.Out, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var hanging = cases.Project
            .Command("measure", result, "--case", "ProbeCases.Hangs.Forever()", "--mode", "full", "--control-pipe", name)
            .ExecuteBufferedAsync();
        using var patience = new CancellationTokenSource(Patience);
        await pipe.WaitForConnectionAsync(patience.Token);

        await pipe.DisposeAsync();

        await hanging.Task.WaitAsync(patience.Token);
        Assert.False(File.Exists(result));
    }

    [Theory]
    [InlineData("measure", "--case is missing.")]
    [InlineData("watch", "The first word must be list, measure, lifetimes, profile or bdn.")]
    public async Task A_wrong_command_line_is_explained(string verb, string message)
    {
        var ended = await cases.Project.Command(verb, "unused.json").ExecuteBufferedAsync();

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith(message, ended.StandardError, StringComparison.Ordinal);
    }
}
