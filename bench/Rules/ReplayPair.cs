namespace AllocGate.RulesBench;

/// <summary>A fix in public code, and the rule that claims the defect.</summary>
/// <param name="Repository">As "owner+repo".</param>
/// <param name="Commit">The fix; the file at its first parent has the defect.</param>
/// <param name="Path">Of the file, at the fix.</param>
/// <param name="Rule">The rule that claims it; empty where none can.</param>
/// <param name="Says">The defect in one sentence, or why no rule can claim it.</param>
internal sealed record ReplayPair(string Repository, string Commit, string Path, string Rule, string Says)
{
    public string Key => $"{Repository}|{Commit}|{Path}";

    /// <summary>Lines of "owner+repo|commit|path|rule|what"; the last two may be missing.</summary>
    public static async Task<IReadOnlyList<ReplayPair>> ReadAsync(string file, CancellationToken cancellationToken) =>
        [.. (await File.ReadAllLinesAsync(file, cancellationToken))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('|', 5))
            .Select(part => new ReplayPair(part[0], part[1], part[2], part.ElementAtOrDefault(3) ?? "", part.ElementAtOrDefault(4) ?? ""))];
}
