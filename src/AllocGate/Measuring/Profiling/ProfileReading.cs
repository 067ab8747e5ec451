using AllocGate.Core.Profiling;

namespace AllocGate.Measuring.Profiling;

/// <summary>Adds up the objects of a trace by the line of the repository that allocated them.</summary>
internal static class ProfileReading
{
    private const int MostCallers = 16;
    private const int MaxName = 300;

    /// <param name="operations">Operations between the marks.</param>
    /// <param name="folder">Absolute path of the benchmark's output folder: assemblies elsewhere are not of the repository.</param>
    /// <exception cref="InvalidDataException">The trace is none, or not whole.</exception>
    public static AllocationProfile Read(byte[] trace, long operations, SourcePaths sources, string folder)
    {
        var read = AllocationTrace.Read(trace);
        using var lines = new SourceFrames(sources, folder);
        var unoptimised = new UnoptimisedStacks();
        // Arrays are the same where they are one: events share those of their stacks.
        foreach (var (type, stack) in read.Before().Distinct())
        {
            var own = stack.Where(address => read.Methods.At(address).Any(place => lines.At(place) is not null)).ToList();
            if (own.Count > 0 && !own.Exists(read.Methods.IsOptimised))
                unoptimised.Add(type, Frames(stack.SelectMany(read.Methods.At), lines));
        }

        var stacks = new Dictionary<(ulong[], ulong), IReadOnlyList<CodeLine>>();
        var sites = new Dictionary<(CodeLine? Line, ulong Type), Sum>();
        foreach (var (type, bytes, stack) in read.Counted())
        {
            if (!stacks.TryGetValue((stack, type), out var frames))
                frames = stacks[(stack, type)] = unoptimised.Complete(type, Frames(stack.SelectMany(read.Methods.At), lines));
            var key = (frames.Count > 0 ? frames[0] : null, type);
            if (!sites.TryGetValue(key, out var sum))
                sum = sites[key] = new Sum();
            sum.Add(bytes, frames);
        }

        return new AllocationProfile(
            operations,
            [.. sites
                .Select(s => new AllocationSite(s.Key.Line, Clipped(TypeNames.AsWritten(read.Types.NameOf(s.Key.Type))), s.Value.Bytes, s.Value.Objects, s.Value.Callers))
                .OrderByDescending(s => s.Bytes).ThenBy(s => s.Type, StringComparer.Ordinal)]);
    }

    private static List<CodeLine> Frames(IEnumerable<CodeOffset> stack, SourceFrames lines)
    {
        var frames = new List<CodeLine>();
        var inner = default(CodeOffset);
        foreach (var place in stack)
        {
            if (lines.At(place) is not { } line)
                continue;
            // What starts a state machine is the method that the source has in its stead, once more.
            if (frames.Count == 0 || line.Method != frames[^1].Method || place.Token == inner.Token)
                frames.Add(line);
            inner = place;
        }

        return frames;
    }

    private static string Clipped(string name) => name.Length <= MaxName ? name : name[..MaxName] + "…";

    private sealed class Sum
    {
        private readonly List<CodeLine> _callers = [];

        public long Bytes { get; private set; }

        public long Objects { get; private set; }

        public IReadOnlyList<CodeLine> Callers => _callers;

        public void Add(long bytes, IReadOnlyList<CodeLine> frames)
        {
            Bytes += bytes;
            Objects++;
            foreach (var caller in frames.Skip(1))
            {
                if (_callers.Count < MostCallers && caller != frames[0] && !_callers.Contains(caller))
                    _callers.Add(caller);
            }
        }
    }
}
