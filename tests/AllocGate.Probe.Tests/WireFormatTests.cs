using System.Text.Json;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Tests;

public sealed class WireFormatTests
{
    private static readonly ProbeEnvironment Environment = new("10.0.1", ".NET 10.0.1", null, "x64", "workstation", "tiered", null, "any", 2, null);

    [Fact]
    public void Unknown_survives_the_journey()
    {
        var sent = new CaseResult(WireFormat.Schema, "id", new AllocatedCount.Unknown("why"), new RetainedCount.NotAsked(), new FootprintCount.NotAsked(), null, TracksObjects: false);

        Assert.Equal(sent, WireFormat.ReadResult(WireFormat.Write(sent)));
    }

    [Fact]
    public void Bytes_beyond_four_gigabytes_survive_the_journey()
    {
        var batch = new AllocatedBatch(1, 5_000_000_000, null);
        var sent = new CaseResult(WireFormat.Schema, "id", new AllocatedCount.Counted([batch], CodeTier.Settled, []), new RetainedCount.NotAsked(), new FootprintCount.NotAsked(), null, TracksObjects: false);

        Assert.Equal(batch, Assert.Single(Assert.IsType<AllocatedCount.Counted>(WireFormat.ReadResult(WireFormat.Write(sent)).Allocated).Batches));
    }

    [Theory]
    [InlineData("\"threadBytes\":24,")]
    [InlineData("\"operations\":1,")]
    [InlineData("\"schema\":1,")]
    public void A_missing_number_is_refused_and_never_zero(string member)
    {
        var count = new AllocatedCount.Counted([new AllocatedBatch(1, 24, 24)], CodeTier.Settled, []);
        var json = WireFormat.Write(new CaseResult(WireFormat.Schema, "id", count, new RetainedCount.NotAsked(), new FootprintCount.NotAsked(), null, TracksObjects: false));

        Assert.Contains(member, json, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => WireFormat.ReadResult(json.Replace(member, "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_schema_is_refused()
    {
        var json = WireFormat.Write(new CaseListing(WireFormat.Schema + 1, Environment, [], []));

        Assert.Throws<JsonException>(() => WireFormat.ReadListing(json));
    }
}
