using System.Text.RegularExpressions;
using AllocGate.Gating;

namespace AllocGate.Measuring;

/// <summary>
/// Malformed budgets among the errors of a build: the analyzer of AllocGate.Benchmarks (AG9001) sees them before the gate does.
/// They are the user's input all the same, with the same exit code.
/// </summary>
internal static partial class CompilerBudgetErrors
{
    /// <param name="output">What the build printed: hostile text.</param>
    public static IReadOnlyList<InputError> In(DotnetOutput output, SourcePaths sources) =>
    [
        .. from line in output.Output.Split('\n')
           let match = Reported().Match(line.Trim())
           where match.Success
           let source = sources.Find(new(match.Groups["file"].Value, int.Parse(match.Groups["line"].Value)))
           where source is not null
           // The compiler analyses files side by side and prints them in no order.
           orderby (source.Path, source.Line)
           select new InputError(match.Groups["message"].Value + ".", $"{source.Path}:{source.Line}") into error
           group error by error into same
           select same.Key,
    ];

    [GeneratedRegex(@"^(?<file>.+?)\((?<line>[0-9]{1,8}),[0-9]+\): error AG9001: (?<message>.+?)( \([^ )]+AG9001[^ )]*\))?( \[[^\]]*\])?$")]
    private static partial Regex Reported();
}
