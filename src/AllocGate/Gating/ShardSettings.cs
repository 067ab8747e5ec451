using System.Security.Cryptography;
using System.Text.Json;

namespace AllocGate.Gating;

/// <summary>What must be the same in every shard of one run, by the name that people know it by.</summary>
internal static class ShardSettings
{
    public static IReadOnlyDictionary<string, string> Of(GateSettings settings)
    {
        var measure = settings.Measure;
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["PROJECT"] = Listed(measure.Projects),
            ["--select"] = measure.SelectAll switch { true => "all", false => "annotated", null => "configured" },
            ["--filter"] = measure.Filter.Glob,
            ["--framework"] = Listed(measure.Frameworks),
            ["--configuration"] = measure.Configuration ?? "configured",
            ["--property"] = Listed(measure.Properties.Select(p => $"{p.Key}={p.Value}")),
            ["--jit"] = measure.Jit.ToString(),
            ["--baseline"] = settings.Baseline.ToString(),
            ["--no-rules"] = $"{!settings.Rules}",
            ["allocgate.json"] = Digest(settings.Configuration),
        };
    }

    private static string Listed(IEnumerable<string> values) => string.Join(", ", values.Order(StringComparer.Ordinal));

    // Its whole content, too long to be shown.
    private static string Digest(Configuration.RepositoryConfiguration configuration)
    {
        var content = new
        {
            configuration.Thresholds,
            Sections = new SortedDictionary<string, ProjectSection>(configuration.Sections.ToDictionary(), StringComparer.Ordinal),
            configuration.Waivers,
            configuration.Expect,
            Renames = new SortedDictionary<string, string>(configuration.Renames.ToDictionary(), StringComparer.Ordinal),
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)))[..16];
    }
}
