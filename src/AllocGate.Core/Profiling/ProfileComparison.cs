namespace AllocGate.Core.Profiling;

/// <summary>Holds the lines of head against those of base. Lines move, so a line is known again by its method, its objects' type and its text.</summary>
public static class ProfileComparison
{
    /// <param name="before">Base's profile; absent where it was not profiled.</param>
    /// <returns>Every line and type of head, most growth first.</returns>
    public static IReadOnlyList<AllocatingLine> Compare(AllocationProfile head, AllocationProfile? before)
    {
        if (before is null)
            return Sorted(head.Sites.Select(site => Line(site, head.Operations, null)));

        var unmatched = before.Sites.ToList();
        var pairs = new Dictionary<AllocationSite, AllocationSite>(ReferenceEqualityComparer.Instance);
        // The same text first; what is left was written anew, and the next best is the same method and type.
        Match(head.Sites, unmatched, pairs, (h, b) => SameMethod(h, b) && h.Line?.Text == b.Line?.Text);
        Match(head.Sites, unmatched, pairs, SameMethod);
        return Sorted(head.Sites.Select(site => Line(
            site,
            head.Operations,
            pairs.TryGetValue(site, out var was)
                ? new AllocationCount(was.Bytes, was.Objects, before.Operations)
                : new AllocationCount(0, 0, before.Operations))));
    }

    private static void Match(
        IEnumerable<AllocationSite> head,
        List<AllocationSite> unmatched,
        Dictionary<AllocationSite, AllocationSite> pairs,
        Func<AllocationSite, AllocationSite, bool> same)
    {
        foreach (var site in head.Where(s => !pairs.ContainsKey(s)).OrderBy(s => s.Line?.Location.Line ?? 0))
        {
            var was = unmatched.Where(b => same(site, b)).MinBy(b => b.Line?.Location.Line ?? 0);
            if (was is null)
                continue;
            pairs[site] = was;
            unmatched.Remove(was);
        }
    }

    private static bool SameMethod(AllocationSite head, AllocationSite before) =>
        head.Type == before.Type && head.Line?.Method == before.Line?.Method;

    private static AllocatingLine Line(AllocationSite site, long operations, AllocationCount? before) =>
        new(site.Line, site.Type, new AllocationCount(site.Bytes, site.Objects, operations), before, site.Callers);

    private static IReadOnlyList<AllocatingLine> Sorted(IEnumerable<AllocatingLine> lines) =>
    [
        .. lines
            .OrderByDescending(l => l.Growth)
            .ThenByDescending(l => l.Head.Bytes)
            .ThenBy(l => l.Line?.Location.Path, StringComparer.Ordinal)
            .ThenBy(l => l.Line?.Location.Line)
            .ThenBy(l => l.Type, StringComparer.Ordinal),
    ];
}
