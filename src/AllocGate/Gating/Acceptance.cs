using System.Text.Encodings.Web;
using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;

namespace AllocGate.Gating;

/// <summary>An increase that a commit of the change accepts: the trailer AllocGate-Accept. It holds while that commit lies between base and head.</summary>
/// <param name="Case">The benchmark's id, or a glob over ids.</param>
/// <param name="Metric">"allocated", "retained", "footprint", "lifetimes", or "missing" for a benchmark that is gone.</param>
/// <param name="Reason">Why.</param>
/// <param name="Ceiling">The most that is accepted, such as "1048 B"; absent for lifetimes and missing ones.</param>
public sealed record Acceptance(string Case, string Metric, string Reason, string? Ceiling = null)
{
    public const string Trailer = "AllocGate-Accept";

    public static readonly string[] Metrics = ["allocated", "retained", "footprint", "lifetimes", Waivers.Missing];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 2,
    };

    /// <summary>What is accepted has bytes that a ceiling can bound.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasCeiling => Metric is not ("lifetimes" or Waivers.Missing);

    /// <summary>One line, whatever the texts hold: JSON escapes line ends.</summary>
    public override string ToString() => $"{Trailer}: {JsonSerializer.Serialize(this, Options)}";

    /// <summary>What the commits of a change accept, and what of it cannot be read.</summary>
    /// <param name="commits">The commits.</param>
    /// <param name="today">An acceptance holds for this run.</param>
    public static (IReadOnlyList<Waiver> Accepted, IReadOnlyList<string> Notices) Of(IReadOnlyList<ChangeCommit> commits, DateOnly today)
    {
        var accepted = new List<Waiver>();
        var notices = new List<string>();
        foreach (var (commit, text) in commits.SelectMany(c => c.Accepts.Select(text => (c, text))))
        {
            if (Read(text) is { } acceptance && (!acceptance.HasCeiling || ByteAmount.TryParse(acceptance.Ceiling, out _)))
                accepted.Add(acceptance.ToWaiver(commit, today));
            else
                notices.Add($"Commit {commit.Commit[..12]} has a trailer {Trailer} that cannot be read, so it accepts nothing. `allocgate accept` writes one.");
        }

        return (accepted, notices);
    }

    private Waiver ToWaiver(ChangeCommit commit, DateOnly today) =>
        new(Case, Metric, HasCeiling && ByteAmount.TryParse(Ceiling, out var bytes) ? bytes : null, Reason, today) { Owner = commit.Author, Commit = commit.Commit };

    private static Acceptance? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Acceptance>(json, Options) is { } read && Metrics.Contains(read.Metric) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
