using System.Text;
using AllocGate.Configuration;

namespace AllocGate.Tests.Configuration;

/// <summary>Configurations that tests write.</summary>
internal static class ConfigurationTexts
{
    public static DateOnly Today { get; } = new(2026, 11, 23);

    /// <summary>Nearly everything that a configuration may say.</summary>
    public const string Full = """
        {
          "$schema": "./allocgate.schema.json",
          // which growth fails
          "thresholds": { "allocatedBytes": "48 B", "allocatedPercent": 2.5, "retainedBytes": "2 B", "creepBytes": "4 KB" },
          "projects": {
            "bench/A.csproj": { "select": "all", "frameworks": ["net10.0"], "configuration": "Debug", "properties": { "P": "1" }, "timeout": "2m", "thresholds": { "footprintPercent": 3 } },
            "bench/B.csproj": { "ignore": true }
          },
          "cases": { "*.Put*": { "footprintBytes": "1 KB" } },
          "expect": [ "*.Put*" ],
          "renames": { "Old()": "New()" },
          "waiverDays": 200,
          "waivers": [
            { "target": "A", "metric": "allocated", "ceiling": "1 KB", "reason": "r", "expires": "2027-01-31", "owner": "@ada", "issue": "https://example.com/1" },
            { "target": "src/A.cs", "rule": "AG1401", "reason": "r", "expires": "2027-01-31" }, // small
          ],
        }
        """;

    public static ReadConfiguration Read(string text, string? waivers = null, GivenConfiguration? given = null) =>
        Read(Encoding.UTF8.GetBytes(text), waivers is null ? null : Encoding.UTF8.GetBytes(waivers), given);

    public static ReadConfiguration Read(byte[] text, byte[]? waivers = null, GivenConfiguration? given = null) => ConfigurationFile.Read(
        new(text, "allocgate.json"), waivers is null ? null : new(waivers, "allocgate.waivers.json"), given ?? GivenConfiguration.None, Today);
}
