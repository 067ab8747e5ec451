using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Verifying;
using AllocGate.Files;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.Reporting.Json;
using AllocGate.Reporting.Terminal;

namespace AllocGate.Commands;

/// <summary>`allocgate measure --verify`: the same cases under both engines.</summary>
internal static class VerifiedMeasurement
{
    /// <param name="file">Absolute path of the JSON to write; absent: none.</param>
    /// <returns>Pass where all agree or the difference has a name, Fail where one has none, Inconclusive where a figure is missing.</returns>
    public static async Task<ExitCode> RunAsync(
        CommandContext context, SourceTree tree, MeasureRequest request, string? file, IGateProgress progress, CancellationToken cancellationToken)
    {
        var runner = context.Compose.Measuring;
        var probe = await runner.MeasureAsync(tree, Side.Head, request with { Engine = Engine.Probe }, progress, cancellationToken);
        var engine = await runner.MeasureAsync(tree, Side.Head, request with { Engine = Engine.BenchmarkDotNet, NoBuild = true }, progress, cancellationToken);
        await progress.DisposeAsync();
        var cases = Verification.Of(probe, engine);
        if (file is not null)
            await WholeFile.WriteAsync(file, VerificationJson.Write(cases, Compose.Version), cancellationToken);
        VerificationTable.Write(context.Compose.Console, cases);
        return Tell(context, cases, probe.Projects.Count(p => p.Problem is not null));
    }

    private static ExitCode Tell(CommandContext context, IReadOnlyList<VerifiedCase> cases, int problems)
    {
        var counts = Enum.GetValues<Agreement>().Select(a => (Word: VerificationTable.Word(a), Count: cases.Count(c => c.Agreement == a))).ToList();
        var code = cases switch
        {
            _ when cases.Any(c => c.Agreement == Agreement.Unexplained) => ExitCode.Fail,
            _ when problems > 0 || cases.Count == 0 || cases.Any(c => c.Agreement == Agreement.NotCompared) => ExitCode.Inconclusive,
            _ => ExitCode.Pass,
        };
        var word = code switch { ExitCode.Pass => "VERIFIED", ExitCode.Fail => "DIFFERENT", _ => "INCOMPLETE" };
        context.Output.WriteLine();
        context.Output.WriteLine($"{word}: {Counted.Of(cases.Count, "case")}: {string.Join(", ", counts.Where(c => c.Count > 0).Select(c => $"{c.Count:#,0} {c.Word}"))}"
            + (problems > 0 ? $"; {Counted.Of(problems, "project")} without any" : "") + ".");
        return code;
    }
}
