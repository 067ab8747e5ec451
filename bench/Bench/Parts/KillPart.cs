using AllocGate.Bench.Killing;
using AllocGate.Bench.Measured;

namespace AllocGate.Bench.Parts;

/// <summary>`gate` and `baseline update`, killed at random moments, and the run after each.</summary>
internal static class KillPart
{
    // Always the same moments, so that a series can go on where it was left.
    private const int Seed = 20;

    /// <summary>
    /// Kills as often as the settings say; kills that were made before stay, and count. The short form of all parts makes the ground alone: the
    /// end-to-end tests have a short form of the kills.
    /// </summary>
    /// <param name="before">What an earlier run came to.</param>
    /// <param name="keep">Called after each kill with all of them.</param>
    public static async Task RunAsync(
        BenchSettings settings, IReadOnlyList<KillTrial> before, Func<IReadOnlyList<KillTrial>, Task> keep, WorkFolder work, CancellationToken cancellationToken)
    {
        var folder = work.New();
        Directory.CreateDirectory(folder);
        var ground = new KillGround(Tool.AsBuilt, folder);
        await ground.PrepareAsync(cancellationToken);
        var series = new KillSeries(ground, Seed);
        var trials = before.Take(settings.Kills).ToList();
        var end = DateTime.UtcNow + settings.Limit;
        while (trials.Count < settings.Kills && DateTime.UtcNow < end)
        {
            var trial = await series.RunAsync(trials.Count, cancellationToken);
            trials.Add(trial);
            await keep(trials);
            Console.WriteLine($"{trials.Count} of {settings.Kills}: {trial.Command}, {trial.Phase}: baseline {trial.Baseline}, {trial.LeftByTheDead} left{(trial.IsClean ? "" : $" UNCLEAN {trial.Trouble} {string.Join("; ", trial.Leftovers)}")}");
        }
    }
}
