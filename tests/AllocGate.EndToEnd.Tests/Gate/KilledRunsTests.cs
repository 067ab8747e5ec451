using AllocGate.Bench.Killing;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>Runs that are killed at random moments, always the same ones: the short form of `bench/Bench --only kill`.</summary>
public sealed class KilledRunsTests
{
    // One of each command.
    private const int Kills = 4;
    private const int Seed = 7;

    [UnixFact]
    public async Task A_killed_run_leaves_whole_files_and_the_next_run_works_and_removes_the_rest()
    {
        using var folder = new TemporaryFolder("ground");
        Directory.CreateDirectory(folder.Path);
        var ground = new KillGround(AllocGateTool.Assembly, folder.Path);
        await ground.PrepareAsync(CancellationToken.None);
        var series = new KillSeries(ground, Seed);

        for (var number = 0; number < Kills; number++)
        {
            var trial = await series.RunAsync(number, CancellationToken.None);
            Assert.True(trial.IsClean, $"{trial} {string.Join("; ", trial.Leftovers)}");
        }
    }
}
