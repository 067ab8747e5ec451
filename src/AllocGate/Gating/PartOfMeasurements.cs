using AllocGate.Core.Sharding;

namespace AllocGate.Gating;

/// <summary>A file that holds one shard's measurements: taken for the whole, the others' rows would look deleted.</summary>
internal static class PartOfMeasurements
{
    public static InvalidInputException Refused(string file, Shard shard) => new(
        $"It holds shard {shard} alone.", file, "Put the files of all shards together with `allocgate merge FILE... -o FILE`.");
}
