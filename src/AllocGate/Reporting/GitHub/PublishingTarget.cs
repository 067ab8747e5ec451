namespace AllocGate.Reporting.GitHub;

/// <summary>The pull request that a published report is about.</summary>
/// <param name="Number">Absent where GitHub names none, or several.</param>
/// <param name="WithoutNumber">Why it is absent.</param>
/// <param name="Notice">What the report has to say of it; empty where it has nothing to.</param>
internal sealed record PublishingTarget(long? Number, string WithoutNumber = "", string Notice = "")
{
    /// <param name="pulls">Numbers of the open pull requests whose head the measured commit is.</param>
    public static PublishingTarget Of(ReportOrigin origin, IReadOnlyList<long> pulls)
    {
        var commit = origin.Commit[..7];
        if (pulls is [var only])
            return new(only);
        if (pulls.Count > 1)
        {
            // Each goes to a branch of its own, and was measured against that.
            var several = $"commit {commit} is the head of {pulls.Count:#,0} pull requests ({string.Join(", ", pulls.Order())}), and this was measured against the base of one of them";
            return new(null, $"{several}: GitHub does not say of which", $"No pull request got a comment: {several}. GitHub does not say of which.");
        }

        return new(null, origin.FromPullRequest
            ? $"no pull request to comment on: commit {commit} is the head of none that is open"
            : "there is no pull request to comment on");
    }
}
