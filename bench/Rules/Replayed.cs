using AllocGate.Core.Findings;

namespace AllocGate.RulesBench;

/// <summary>What the rules say about a pair, as a gate on the fix would see it: findings are told apart by rule and line text.</summary>
/// <param name="Gone">Findings of the file before, which it has no longer.</param>
/// <param name="New">Findings of the file after, which it did not have.</param>
/// <param name="IsRead">False where the file is not there before the fix.</param>
internal sealed record Replayed(ReplayPair Pair, IReadOnlyList<Finding> Gone, IReadOnlyList<Finding> New, bool IsRead)
{
    /// <summary>Whether the rule that claims the pair fires before and is silent after.</summary>
    public bool IsClaimed => Pair.Rule.Length > 0 && Gone.Any(f => f.RuleId == Pair.Rule) && !New.Any(f => f.RuleId == Pair.Rule && f.Message == Gone.First(g => g.RuleId == Pair.Rule).Message);

    public static async Task<Replayed> OfAsync(ReplayPair pair, string mirror, RuleRunner rules, CancellationToken cancellationToken)
    {
        var copy = new RepositoryCopy(Path.Combine(mirror, pair.Repository, "repo"));
        var after = await FindingsAsync(copy, pair.Commit, pair.Path, rules, cancellationToken) ?? [];
        var before = await FindingsAsync(copy, pair.Commit + "^", pair.Path, rules, cancellationToken);
        return new(pair, Without(before ?? [], after), Without(after, before ?? []), before is not null);
    }

    private static async Task<IReadOnlyList<Finding>?> FindingsAsync(RepositoryCopy copy, string revision, string path, RuleRunner rules, CancellationToken cancellationToken)
    {
        var commit = await copy.CommitAsync(revision, cancellationToken);
        var paths = await copy.PathsAsync(commit, cancellationToken);
        if (!paths.Contains(path))
            return null;
        var files = await copy.ReadAsync(commit, ProjectTexts.Around(path, paths), cancellationToken);
        return await rules.RunAsync(new ProjectTexts(files).UnitsWith(path), files, cancellationToken);
    }

    private static List<Finding> Without(IEnumerable<Finding> findings, IEnumerable<Finding> others)
    {
        var known = others.Select(f => f.Fingerprint).ToHashSet(StringComparer.Ordinal);
        return [.. findings.Where(f => !known.Contains(f.Fingerprint))];
    }
}
