using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Measuring.Profiling;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Profiles one case in a process of its own, whose runtime writes down every object.</summary>
internal sealed class CaseProfile(ProbeProcess probe, SourcePaths sources, TimeSpan timeout)
{
    private const long MostTraceBytes = 512L << 20;

    // Which threads of the pool a benchmark uses differs from run to run.
    private const int MostAttempts = 4;
    private static readonly TimeSpan _mostTime = TimeSpan.FromSeconds(30);

    /// <param name="key">The row that it is.</param>
    public async Task<ProfiledCase> ProfileAsync(OutputCopy copy, ListedCase listed, RowKey key, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(copy, listed, key, cancellationToken);
            }
            catch (AddedUpObjectsException e)
            {
                if (attempt == MostAttempts)
                    return new ProfiledCase.NotProfiled(key, listed.DisplayName, $"in each of {MostAttempts} attempts {e.Message}");
            }
        }
    }

    private async Task<ProfiledCase> TryAsync(OutputCopy copy, ListedCase listed, RowKey key, CancellationToken cancellationToken)
    {
        var limit = timeout < _mostTime ? timeout : _mostTime;
        // What a slow operation may use to reach its final code.
        var budget = limit / 10;
        List<string> verb = ["profile", "--case", listed.Id, "--budget-ms", ((long)budget.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)];

        ProfiledCase Unknown(string reason) => new ProfiledCase.NotProfiled(key, listed.DisplayName, reason);
        try
        {
            return await probe.RunAsync(copy, verb, listed.Recipe, traced: true, limit, cancellationToken) switch
            {
                ProbeOutcome.Answered answered => WireFormat.ReadProfile(answered.Json) switch
                {
                    { Failure: { } failure } => Unknown($"{failure.Kind}: {failure.Message}"),
                    { Profiled: { } operations } => await ReadAsync(copy, listed, key, operations, cancellationToken),
                    _ => Unknown("the process said nothing"),
                },
                ProbeOutcome.TimedOut => Unknown($"its process took longer than {limit.TotalSeconds:0.###} s"),
                ProbeOutcome.Died died => Unknown($"its process {died.How}"),
                _ => throw new UnreachableException(),
            };
        }
        // The trace comes out of a process that ran the benchmark: whatever it holds is one case without lines.
        catch (Exception e) when (e is JsonException or InvalidDataException or IOException or UnauthorizedAccessException or OverflowException or ArgumentException)
        {
            return Unknown($"its trace cannot be read: {e.Message}");
        }
    }

    private async Task<ProfiledCase> ReadAsync(
        OutputCopy copy, ListedCase listed, RowKey key, ProfiledOperations operations, CancellationToken cancellationToken)
    {
        if (new FileInfo(copy.Trace) is { Exists: true, Length: > MostTraceBytes })
            throw new InvalidDataException($"it is larger than {MostTraceBytes >> 20} MB");
        var trace = await File.ReadAllBytesAsync(copy.Trace, cancellationToken);
        var profile = ProfileReading.Read(trace, operations.Operations, sources, copy.Folder);
        return new ProfiledCase.Profiled(key, listed.DisplayName, profile, operations.Tier == CodeTier.Settled
            ? []
            : ["The lines are those of code that had not reached its final form."]);
    }
}
