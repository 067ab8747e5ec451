using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The tool on a terminal, which `script` is.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Escape = "\u001b";

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [ClientFact("script")]
    public async Task A_terminal_shows_colours_unless_NO_COLOR_asks_for_none()
    {
        await BeginAsync();

        var coloured = await GateAsync(new Dictionary<string, string?> { ["NO_COLOR"] = null });
        var plain = await GateAsync(new Dictionary<string, string?> { ["NO_COLOR"] = "1" });

        Assert.Matches($@"{Escape}\[[0-9;]*3[0-9]", coloured);
        Assert.DoesNotMatch($@"{Escape}\[[0-9;]*[34][0-9]", plain);
        Assert.All([coloured, plain], text => Assert.Contains("INCONCLUSIVE", text, StringComparison.Ordinal));
    }

    [ClientFact("script")]
    public async Task The_last_lines_alone_tell_the_story()
    {
        await BeginAsync();

        var lines = (await GateAsync(new Dictionary<string, string?> { ["NO_COLOR"] = "1" }, "--quiet")).TrimEnd().Split('\n');

        Assert.Contains("Reports: artifacts/allocgate/report.json", lines[^1], StringComparison.Ordinal);
        var last = string.Join('\n', lines[^8..]);
        Assert.Contains("INCONCLUSIVE", last, StringComparison.Ordinal);
        Assert.Contains("nothing to compare", last, StringComparison.Ordinal);
    }

    private async Task BeginAsync()
    {
        Directory.CreateDirectory(_sandbox.PathOf("work"));
        await _sandbox.GitAsync("work", "init", "--quiet");
        await _sandbox.GitAsync("work", "commit", "--quiet", "--allow-empty", "--message", "Begin");
    }

    private async Task<string> GateAsync(Dictionary<string, string?> variables, string arguments = "")
    {
        variables["TERM"] = "xterm-256color";
        var run = await _sandbox.RunAsync("script", ["-qec", $"dotnet '{AllocGateTool.Assembly}' gate {arguments}", "/dev/null"], "work", variables);
        return run.StandardOutput;
    }
}
