using System.Diagnostics;
using System.Runtime;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Counting;

/// <summary>Counts what batches of operations allocate.</summary>
internal sealed class AllocatedBatches(Workload workload)
{
    private const int Wanted = 6;
    private const int MostKept = 18;
    private const int MostTainted = 24;
    private const int MostLeadingDropped = 3;
    private const int Fewest = 2;
    private const int HousekeepingPercent = 1;

    /// <summary>
    /// Six batches that agree, or up to eighteen that don't. A batch during which something was compiled is left out, for the
    /// compiler leaves lumps of its own; a benchmark that itself compiles at each call is counted nevertheless. So is a batch
    /// with a collection in it that differs by less than 1%: the runtime keeps caches that a collection empties, such as what
    /// reflection knows of a type, and fills them again.
    /// </summary>
    public IReadOnlyList<AllocatedBatch> Count(long callsPerBatch, TimeSpan budget)
    {
        var clock = Stopwatch.StartNew();
        var (kept, tainted) = (new List<AllocatedBatch>(), new List<AllocatedBatch>());
        while (!Agree(kept) && kept.Count < MostKept && tainted.Count < MostTainted)
        {
            if (clock.Elapsed > budget && kept.Count + tainted.Count >= Fewest)
                break;
            var (compiled, collected) = (JitInfo.GetCompiledMethodCount(), GC.CollectionCount(0));
            var count = workload.Count(callsPerBatch);
            var batch = new AllocatedBatch(callsPerBatch * workload.OperationsPerCall, count.Thread, count.Process);
            var disturbed = JitInfo.GetCompiledMethodCount() != compiled || (GC.CollectionCount(0) != collected && IsHousekeeping(batch, kept));
            (disturbed ? tainted : kept).Add(batch);
        }

        return WithoutStart(kept.Count >= Fewest ? kept : tainted);
    }

    private static bool IsHousekeeping(AllocatedBatch batch, List<AllocatedBatch> kept) =>
        kept.Count > 0
        && batch.ThreadBytes != kept[^1].ThreadBytes
        && Math.Abs(batch.ThreadBytes - kept[^1].ThreadBytes) * 100 <= kept[^1].ThreadBytes * HousekeepingPercent;

    // First use of a cache looks like a lump: forgiven where all batches after it agree.
    private static bool Agree(List<AllocatedBatch> batches) =>
        batches.Count >= Wanted
        && batches.Skip(batches.Count - Wanted).Select(b => b.ThreadBytes).Distinct().Count() == 1
        && (batches.Count - Wanted <= MostLeadingDropped || batches.Select(b => b.ThreadBytes).Distinct().Count() == 1);

    private static List<AllocatedBatch> WithoutStart(List<AllocatedBatch> batches) =>
        Agree(batches) ? batches.GetRange(batches.Count - Wanted, Wanted) : batches;
}
