namespace AllocGate.Reporting.GitHub;

/// <summary>What finds a check run again, whatever became of the answer to its request.</summary>
/// <param name="Name">Of the check run.</param>
/// <param name="Commit">Full SHA that it stands on.</param>
/// <param name="ExternalId">Ours alone.</param>
public sealed record Announcement(string Name, string Commit, string ExternalId);
