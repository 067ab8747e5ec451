using AllocGate.Bench.Gates;

namespace AllocGate.Tests.Gates;

/// <summary>A thousand gates over recorded measurements of noisy cases (bench/Noisy), through the code that compares and judges.</summary>
public class RecordedGatesTests
{
    [Fact]
    public async Task Noise_alone_never_fails_a_gate_and_a_regression_in_noise_never_passes_one()
    {
        var rounds = await RecordedGates.ReadAsync(Path.Combine(AppContext.BaseDirectory, "Recorded"), default);
        Assert.True(rounds.Count >= 20, $"{rounds.Count} rounds");
        var results = GatesRun.Of(rounds, count: 1_000);

        foreach (var result in results.Where(r => r.Gates is GatesRun.Null or GatesRun.NullOfAll))
            Assert.True(result is { Count: 1_000, Failed: 0 }, $"{result.Gates}: {result.Failed} failed\n{string.Join('\n', result.Reasons)}");
        var planted = results.Where(r => r.Gates is not (GatesRun.Null or GatesRun.NullOfAll)).ToList();
        Assert.Equal(1_000, planted.Sum(r => r.Count));
        foreach (var result in planted)
            Assert.True(result is { Passed: 0, Failed: > 100 }, $"{result.Gates}: {result.Passed} passed, {result.Failed} failed\n{string.Join('\n', result.Reasons)}");
        // What cannot be told is not what most gates come to.
        Assert.True(results.Single(r => r.Gates == GatesRun.Null).Passed > 500);
    }
}
