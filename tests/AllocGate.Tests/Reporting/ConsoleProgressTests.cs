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
        // 14 cases in 14 s.
        Assert.Equal("14 of 137, about 2 min left: Inserts.Put∷All", lines[1]);
        Assert.Equal("124 of 137, about 13 s left: Inserts.Put∷All", lines[^2]);
        Assert.Equal("137 of 137: Inserts.Put∷All", lines[^1]);
    }

    [Fact]
    public async Task Every_step_counts_anew()
    {
        using var console = new TestConsole();
        var clock = new SetClock();
        await using (var progress = new ConsoleProgress(console, Verbosity.Normal, clock))
        {
            foreach (var project in new[] { "a", "b" })
            {
                progress.Step(project);
                clock.Now += TimeSpan.FromSeconds(3);
                progress.Advance("case", 1, 2);
                progress.Advance("case", 2, 2);
            }
        }

        Assert.Equal(["a", "1 of 2, about 3 s left: case", "2 of 2: case", "b", "1 of 2, about 3 s left: case", "2 of 2: case"], Lines(console));
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

    [Fact]
    public void The_live_line_says_what_how_far_how_long_and_which_case()
    {
        var line = new ProgressLine("Measuring bench/B.csproj (head)", default) { Done = 3, Total = 12, Current = "Inserts.PutAll()" };

        Assert.Equal("Measuring bench/B.csproj (head): 3 of 12, about 9 s left: Inserts.PutAll()", line.Fit(default(DateTimeOffset).AddSeconds(3), 76));
    }

    [Fact]
    public void Where_there_is_no_room_a_project_goes_by_the_name_of_its_file()
    {
        var line = new ProgressLine("Measuring samples/OomCases/OomCases.csproj (head)", default) { Done = 1, Total = 4, Current = "Inserts.PutAll()" };

        Assert.Equal("Measuring OomCases.csproj (head): 1 of 4, about 9 s left: Inserts.PutAll()", line.Fit(default(DateTimeOffset).AddSeconds(3), 76));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(76)]
    [InlineData(136)]
    public void The_live_line_shortens_names_and_never_figures(int width)
    {
        var line = new ProgressLine($"Measuring {new string('p', 90)}.csproj (head)", default) { Done = 3, Total = 12, Current = $"Inserts.PutAll(Text={new string('t', 90)})" };

        var fitted = line.Fit(default(DateTimeOffset).AddSeconds(3), width);

        Assert.True(fitted.Length <= width, fitted);
        Assert.Contains("3 of 12, about 9 s left", fitted, StringComparison.Ordinal);
        Assert.StartsWith("Measur", fitted, StringComparison.Ordinal);
    }

    private static async Task Run(TestConsole console, Verbosity verbosity, int cases)
    {
        var clock = new SetClock();
        await using var progress = new ConsoleProgress(console, verbosity, clock);
        progress.Step("Building ::x (head)");
        progress.Detail("dotnet build");
        for (var done = 1; done <= cases; done++)
        {
            progress.Begin("Inserts.Put::All");
            clock.Now += TimeSpan.FromSeconds(1);
            progress.Advance("Inserts.Put::All", done, cases);
        }
    }

    private static List<string> Lines(TestConsole console) => [.. console.Output.TrimEnd().Split('\n').Select(line => line.Trim())];

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
