using System.CommandLine;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>How much a command tells. Shared by all long ones.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string> _verbosity = new("--verbosity")
    {
        Description = "How much is told. quiet: what fails, and the verdict. detailed: everything.",
        HelpName = "quiet|normal|detailed",
        DefaultValueFactory = _ => "normal",
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Short for --verbosity quiet." };

    public void AddTo(Command command)
    {
        _verbosity.TakesOneOf("quiet", "normal", "detailed");
        command.Options.Add(_verbosity);
        command.Options.Add(_quiet);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_quiet) && result.GetResult(_verbosity) is { Implicit: false } && result.GetValue(_verbosity) != "quiet")
                result.AddError("--quiet and --verbosity say different things. Leave one of them out.");
        });
    }

    public Verbosity Read(ParseResult parsed) =>
        parsed.GetValue(_quiet) ? Verbosity.Quiet : Enum.Parse<Verbosity>(parsed.GetValue(_verbosity)!, ignoreCase: true);
}
