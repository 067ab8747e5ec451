using System.Text.Json;
using AllocGate.Gating;

namespace AllocGate.Baselines;

/// <summary>One entry of the cache: one project of one base commit.</summary>
/// <param name="Schema">"allocgate-base/1".</param>
/// <param name="Tool">Version and build of AllocGate that measured.</param>
/// <param name="Commit">Full SHA.</param>
/// <param name="Key">What else the figures hang on.</param>
/// <param name="Cases">Every case that the project declares.</param>
/// <param name="Measurements">The kept figures, as a file of measurements holds them.</param>
internal sealed record BaseCacheContent(
    string Schema, string Tool, string Commit, BaseKey Key, IReadOnlyList<BaseCacheCase> Cases, JsonElement Measurements)
{
    public const string CurrentSchema = "allocgate-base/1";
}
