using AllocGate.Gating;
using AllocGate.Reporting.Json;
using AllocGate.Reporting.Terminal;
using Spectre.Console;

namespace AllocGate.Reporting;

/// <summary>The reporters of a run, and which of them fit the place where it runs.</summary>
internal sealed class ReportPlaces(IAnsiConsole console, TextWriter output)
{
    /// <summary>The reporters to use, JSON first.</summary>
    /// <param name="asked">--report; none: what fits.</param>
    /// <param name="directory">Absolute path of the folder for reports.</param>
    /// <param name="verbosity">How much the console shows.</param>
    public IReadOnlyList<IReporter> Reporters(IReadOnlyList<string> asked, string directory, Verbosity verbosity)
    {
        _ = output;
        var kinds = asked.Count > 0 ? asked : [ReportKinds.Console];
        List<IReporter> reporters = [new JsonReporter(directory)];
        foreach (var kind in kinds.Distinct().Where(kind => kind == ReportKinds.Console))
            reporters.Add(new ConsoleReporter(console, verbosity));
        return reporters;
    }
}
