using AllocGate.Core.Profiling;

namespace AllocGate.Measuring.Profiling;

/// <summary>
/// Stacks of code in which nothing is inlined. Optimised code has no place for an inlined method that is a mere expression: its
/// objects seem to come from the line that calls it. The same operation, not optimised yet, shows what is missing.
/// </summary>
internal sealed class UnoptimisedStacks
{
    private readonly Dictionary<ulong, List<List<CodeLine>>> _stacks = [];

    /// <param name="type">Of the object.</param>
    /// <param name="frames">Innermost first, at least one.</param>
    public void Add(ulong type, List<CodeLine> frames)
    {
        if (!_stacks.TryGetValue(type, out var known))
            known = _stacks[type] = [];
        if (!known.Exists(k => k.SequenceEqual(frames)))
            known.Add(frames);
    }

    /// <summary>The stack with the inlined frames that it lacks, where there is exactly one way to put them in; else as it is.</summary>
    public IReadOnlyList<CodeLine> Complete(ulong type, IReadOnlyList<CodeLine> frames)
    {
        if (frames.Count == 0 || !_stacks.TryGetValue(type, out var known))
            return frames;
        var longer = known.Where(k => k.Count >= frames.Count && k.TakeLast(frames.Count).SequenceEqual(frames)).ToList();
        return longer.Count == 1 ? longer[0] : frames;
    }
}
