namespace AllocGate.Reporting.GitHub;

/// <summary>The files of a commit, as far as GitHub lists them.</summary>
/// <param name="Paths">With '/', case-sensitive.</param>
/// <param name="AreAll">False where the commit has more than GitHub lists at once, which are 100,000 entries or 7 MB of them.</param>
internal sealed record CommitFiles(IReadOnlySet<string> Paths, bool AreAll);
