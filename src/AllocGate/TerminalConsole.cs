using Spectre.Console;

namespace AllocGate;

/// <summary>The console that people read: colours where there is a terminal and NO_COLOR is not set, plain lines elsewhere.</summary>
internal static class TerminalConsole
{
    /// <summary>What a log has room for; Spectre would take 80 where there is no terminal.</summary>
    private const int LogWidth = 120;

    public static IAnsiConsole Create()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Create(new AnsiConsoleSettings());
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            // They would turn colours on again in CI systems, for whatever reads the log.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = LogWidth;
        return console;
    }
}
