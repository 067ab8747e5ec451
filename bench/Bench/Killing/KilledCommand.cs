namespace AllocGate.Bench.Killing;

/// <summary>A command line of the tool that is killed at some moment.</summary>
/// <param name="Name">How reports call it.</param>
/// <param name="Arguments">The command line.</param>
internal sealed record KilledCommand(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>The base is built and measured in a worktree, so that there is one to leave behind.</summary>
    public static KilledCommand Gate { get; } = new("gate", ["gate", "--base", "HEAD", "--baseline", "measure", "--verbosity", "detailed"]);

    /// <summary>The figures come from a report: nothing but reading, comparing and writing.</summary>
    public static KilledCommand ImportingUpdate { get; } = new(
        "baseline update --from", ["baseline", "update", KillGround.Project, "--from", KillGround.Report, "--accept-regressions", "--verbosity", "detailed"]);

    /// <summary>That, killed within a few milliseconds of the moment from which there is a file that is not renamed yet.</summary>
    public static KilledCommand WritingUpdate { get; } = ImportingUpdate with { Name = "baseline update --from, while it writes" };

    /// <summary>The figures are measured here.</summary>
    public static KilledCommand MeasuringUpdate { get; } = new("baseline update", ["baseline", "update", "--accept-regressions", "--verbosity", "detailed"]);
}
