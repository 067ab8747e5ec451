using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Gating;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>The last words of `allocgate scan`.</summary>
internal static class ScanVerdict
{
    public static ExitCode Tell(CommandContext context, ScanResult scan, IReadOnlyList<Finding> findings, FindingSeverity failOn, bool ofChange)
    {
        foreach (var notice in scan.Notices)
            context.Output.WriteLine(HostileText.ForLog($"note: {notice}"));
        foreach (var problem in scan.Problems)
            context.Output.WriteLine(HostileText.ForLog($"NOT SCANNED: {problem}"));
        var inScope = findings.Where(f => f.InScope).ToList();
        var failing = inScope.Count(f => f.Severity >= failOn);
        // A change may touch no source; a place without any is not what was meant to be scanned.
        var incomplete = scan.Problems.Count > 0 || (scan.Files == 0 && !ofChange);
        var verdict = failing > 0 ? ExitCode.Fail : incomplete ? ExitCode.Inconclusive : ExitCode.Pass;
        var word = verdict switch { ExitCode.Fail => "FAIL", ExitCode.Inconclusive => "INCONCLUSIVE", _ => "PASS" };
        context.Output.WriteLine();
        context.Output.WriteLine(
            $"{word}: {scan.Files:#,0} files scanned, {failing:#,0} findings at {Word(failOn)} or above, {inScope.Count - failing:#,0} below, {findings.Count - inScope.Count:#,0} out of scope.");
        return verdict;
    }

    private static string Word(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };
}
