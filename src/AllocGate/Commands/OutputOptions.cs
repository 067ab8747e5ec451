using System.CommandLine;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>How much a command tells while it runs. Shared by all long ones.</summary>
internal static class OutputOptions
{
    public static Option<string> Verbosity()
    {
        var option = new Option<string>("--verbosity")
        {
            Description = "How much is told while the run goes on.",
            HelpName = "quiet|normal|detailed",
            DefaultValueFactory = _ => "normal",
        };
        option.TakesOneOf("quiet", "normal", "detailed");
        return option;
    }

    /// <param name="text">The option's value, checked already.</param>
    public static Verbosity Level(string? text) => Enum.Parse<Verbosity>(text!, ignoreCase: true);
}
