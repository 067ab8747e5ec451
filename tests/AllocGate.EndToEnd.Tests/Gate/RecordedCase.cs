using System.Globalization;
using System.Text.Json.Nodes;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>One case of a file of measurements, written as a person reads it: "88", "80..90" (the middle is the estimate) or "failed: why".</summary>
public sealed record RecordedCase(string Name, string Allocated, string Retained = "0", string? Footprint = null)
{
    /// <summary>A limit for allocated, in B/op.</summary>
    public long? Budget { get; init; }

    /// <summary>A file of measurements of one project.</summary>
    /// <param name="architecture">Where it was measured.</param>
    public static string File(IEnumerable<RecordedCase> cases, string architecture = "x64") => new JsonObject
    {
        ["schema"] = "allocgate-measurements/1",
        ["tool"] = "0.1.0",
        ["build"] = new JsonObject { ["configuration"] = "Release", ["properties"] = new JsonObject() },
        ["projects"] = new JsonArray(new JsonObject
        {
            ["project"] = "bench/Inserts.csproj",
            ["framework"] = "net10.0",
            ["environment"] = new JsonObject
            {
                ["frameworkMajor"] = 10,
                ["architecture"] = architecture,
                ["garbageCollector"] = "not said",
                ["jit"] = "not said",
                ["runtime"] = "10.0.0",
                ["operatingSystem"] = "any",
                ["cores"] = 2,
                ["benchmarkDotNet"] = "0.15.8",
            },
            ["cases"] = new JsonArray([.. cases.Select(c => c.Json())]),
        }),
    }.ToJsonString();

    private JsonObject Json()
    {
        var json = new JsonObject { ["benchmark"] = $"{Name}()", ["name"] = Name, ["allocated"] = Reading(Allocated), ["retained"] = Reading(Retained) };
        if (Footprint is not null)
            json["footprint"] = Reading(Footprint);
        if (Budget is { } limit)
            json["budgets"] = new JsonArray(new JsonObject { ["metric"] = "allocated", ["limit"] = Bytes(limit) });
        return json;
    }

    private static JsonObject Reading(string text)
    {
        if (text.StartsWith("failed: ", StringComparison.Ordinal))
            return new() { ["kind"] = "failed", ["reason"] = text["failed: ".Length..] };
        var ends = text.Split("..").Select(end => long.Parse(end, CultureInfo.InvariantCulture)).ToList();
        return ends is [var low, var high]
            ? new() { ["kind"] = "ranged", ["low"] = Bytes(low), ["median"] = Bytes((low + high) / 2), ["high"] = Bytes(high), ["cause"] = "batches differ" }
            : new() { ["kind"] = "exact", ["value"] = Bytes(ends[0]) };
    }

    private static JsonObject Bytes(long bytes) => new() { ["bytes"] = bytes, ["operations"] = 1 };
}
