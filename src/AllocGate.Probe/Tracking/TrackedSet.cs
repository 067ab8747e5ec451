using System.Runtime.CompilerServices;
using AllocGate.Probe.Counting;
using AllocGate.Probe.Discovery;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Tracking;

/// <summary>The objects that a benchmark tracks, each once however often it is tracked, and without keeping them alive.</summary>
internal sealed class TrackedSet
{
    private const int MostObjects = 100_000;
    private const int MostReads = 8;

    private readonly object _adding = new();
    private readonly ConditionalWeakTable<object, object> _objects = [];
    private readonly Dictionary<Type, long> _tracked = [];
    private int _count;

    /// <summary>Objects beyond the first 100,000 are not watched.</summary>
    public bool IsFull => Volatile.Read(ref _count) >= MostObjects;

    public void Add(object obj)
    {
        lock (_adding)
        {
            if (IsFull || !_objects.TryAdd(obj, _adding))
                return;
            _count++;
            _tracked[obj.GetType()] = _tracked.GetValueOrDefault(obj.GetType()) + 1;
        }
    }

    /// <summary>Collects everything that can be collected and counts what is left, by type.</summary>
    public IReadOnlyList<TrackedObjects> Count()
    {
        var alive = Read();
        // What other threads still do for the last operation lets go of it a moment later.
        for (var read = 1; read < MostReads && alive.Count > 0; read++)
        {
            Thread.Sleep(1 << read);
            alive = Read();
        }

        lock (_adding)
        {
            return [.. _tracked
                .Select(t => new TrackedObjects(TypeText.Of(t.Key), t.Value, alive.GetValueOrDefault(t.Key)))
                .OrderBy(t => t.Type, StringComparer.Ordinal)];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Dictionary<Type, long> Read()
    {
        _ = LiveHeap.Read();
        var alive = new Dictionary<Type, long>();
        foreach (var (obj, _) in _objects)
            alive[obj.GetType()] = alive.GetValueOrDefault(obj.GetType()) + 1;
        return alive;
    }
}
