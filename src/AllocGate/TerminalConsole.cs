using Spectre.Console;

namespace AllocGate;

/// <summary>The console that people read: colours where there is a terminal and NO_COLOR is not set, plain lines elsewhere.</summary>
internal static class TerminalConsole
{
    /// <summary>What a log has room for; Spectre would take 80 where there is no terminal.</summary>
    private const int LogWidth = 120;

    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (Console.IsOutputRedirected)
            console.Profile.Width = LogWidth;
        return console;
    }
}
