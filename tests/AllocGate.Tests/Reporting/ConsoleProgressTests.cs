using AllocGate.Gating;
using AllocGate.Reporting.Terminal;
using Spectre.Console;
using Spectre.Console.Testing;

namespace AllocGate.Tests.Reporting;

public sealed class ConsoleProgressTests
{
    [Fact]
    public async Task In_a_log_a_step_counts_in_at_most_ten_lines()
    {
        using var console = new TestConsole();
        await Run(console, Verbosity.Normal, cases: 137);

        var lines = Lines(console);
        Assert.Equal("Building ∷x (head)", lines[0]);
        Assert.Equal(11, lines.Count);
        Assert.Equal("Measuring 14/137", lines[1]);
        Assert.Equal("Measuring 137/137", lines[^1]);
    }

    [Fact]
    public async Task Every_step_counts_anew()
    {
        using var console = new TestConsole();
        await using (var progress = new ConsoleProgress(console, Verbosity.Normal))
        {
            foreach (var project in new[] { "a", "b" })
            {
                progress.Step(project);
                progress.Advance("case", 1, 2);
                progress.Advance("case", 2, 2);
            }
        }

        Assert.Equal(["a", "case 1/2", "case 2/2", "b", "case 1/2", "case 2/2"], Lines(console));
    }

    [Fact]
    public async Task Quiet_says_nothing()
    {
        using var console = new TestConsole();
        await Run(console, Verbosity.Quiet, cases: 3);

        Assert.Empty(console.Output);
    }

    [Fact]
    public async Task Detailed_says_everything()
    {
        using var console = new TestConsole();
        await Run(console, Verbosity.Detailed, cases: 20);

        Assert.Equal(22, Lines(console).Count);
        Assert.Contains("dotnet build", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_the_live_line_is_gone_at_the_end()
    {
        using var console = new TestConsole().Interactive().EmitAnsiSequences();
        await Run(console, Verbosity.Normal, cases: 3);

        Assert.EndsWith("\u001b[?25h", console.Output, StringComparison.Ordinal);
    }

    private static async Task Run(TestConsole console, Verbosity verbosity, int cases)
    {
        await using var progress = new ConsoleProgress(console, verbosity);
        progress.Step("Building ::x (head)");
        progress.Detail("dotnet build");
        for (var done = 1; done <= cases; done++)
            progress.Advance("Measuring", done, cases);
    }

    private static List<string> Lines(TestConsole console) => [.. console.Output.TrimEnd().Split('\n').Select(line => line.Trim())];
}
