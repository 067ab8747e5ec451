using System.Security.Cryptography;
using System.Text.Json;
using AllocGate.Core.Measuring;

namespace AllocGate.Baselines;

/// <summary>
/// What must be the same for all figures of a project: where two branches' updates were merged line by line, a figure that was measured
/// under other conditions than those that the file now names must not pass for one of them.
/// </summary>
internal static class MeasuringConditions
{
    private const int Digits = 8;

    /// <summary>The same text for the same conditions: eight hexadecimal digits.</summary>
    /// <param name="build">What the project was built with.</param>
    public static string Of(RunEnvironment environment, BuildSettings build)
    {
        var conditions = new
        {
            environment.Engine,
            environment.FrameworkMajor,
            environment.Architecture,
            environment.GarbageCollector,
            environment.Jit,
            build.Configuration,
            Properties = build.Properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"),
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(conditions)))[..Digits];
    }
}
