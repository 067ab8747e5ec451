using System.Globalization;

namespace AllocGate.Reporting;

/// <summary>The run of a CI system that writes a comment.</summary>
/// <param name="Number">GITHUB_RUN_ID or CI_PIPELINE_ID, which their forge counts upwards as runs begin; at least 1. Of a published report: the run that measured it.</param>
/// <param name="Attempt">GITHUB_RUN_ATTEMPT, from 1 on; on GitLab always 1.</param>
internal sealed record PostingRun(long Number, int Attempt)
{
    /// <returns>Nothing where the variables are none of a run.</returns>
    public static PostingRun? Read(string? number, string? attempt = null) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var run) && run > 0
            ? new(run, int.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var again) && again > 0 ? again : 1)
            : null;

    /// <summary>True for a run that began before the other one, or is an earlier attempt of it.</summary>
    public bool IsBefore(PostingRun other) => Number < other.Number || (Number == other.Number && Attempt < other.Attempt);

    public override string ToString() => $"{Number}.{Attempt}";
}
