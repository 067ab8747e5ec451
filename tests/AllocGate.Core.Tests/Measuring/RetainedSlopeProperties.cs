using AllocGate.Core.Measuring;
using CsCheck;

namespace AllocGate.Core.Tests.Measuring;

public sealed class RetainedSlopeProperties
{
    [Fact]
    public void A_leak_is_found_within_five_percent_whatever_noise_a_collection_leaves() =>
        Gen.Select(Gen.Long[24, 1_000_000], Gen.Long[-456, 456].Array[17]).Sample((leak, noise) =>
        {
            var rounds = RetainedSlopeTests.Rounds(n => 10_000_000 + (n * leak)).Select((r, i) => r with { LiveBytes = r.LiveBytes + noise[i] }).ToList();

            var reading = RetainedSlope.From(rounds, 8_000);

            Assert.InRange(reading.Estimate.ToDecimal(), leak * 0.95m, leak * 1.05m);
            Assert.True(reading.Lowest > BytesPerOperation.Zero);
        });

    [Fact]
    public void Noise_alone_is_never_a_leak() =>
        Gen.Long[0, 456].Array[17].Sample(noise =>
        {
            var rounds = RetainedSlopeTests.Rounds(n => 10_000_000).Select((r, i) => r with { LiveBytes = r.LiveBytes + noise[i] }).ToList();

            var reading = RetainedSlope.From(rounds, 8_000);

            Assert.True(reading.Lowest <= BytesPerOperation.Zero || reading.Estimate < new BytesPerOperation(1));
        });

    [Fact]
    public void The_interval_is_ordered() =>
        Gen.Long[0, 1_000_000].Array[17].Sample(live =>
        {
            var rounds = RetainedSlopeTests.Rounds(n => 0).Select((r, i) => r with { LiveBytes = live[i] }).ToList();

            var reading = RetainedSlope.From(rounds, 8_000);

            Assert.True(reading.Lowest <= reading.Estimate && reading.Estimate <= reading.Highest);
        });
}
