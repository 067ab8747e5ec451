using System.CommandLine;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>How much a command tells while it runs. Shared by all long ones.</summary>
internal static class OutputOptions
{
    public static Option<Verbosity> Verbosity() => new("--verbosity")
    {
        Description = "How much is told while the run goes on: quiet, normal or detailed.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => Gating.Verbosity.Normal,
    };
}
