using System.Diagnostics;
using System.Runtime.CompilerServices;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Counting;

/// <summary>
/// Reads the live heap after rounds of operations: to one horizon in equal steps, then on to four times as many operations
/// in steps three times as long. What is still growing then is a leak; a cache that has filled up is not. Where the last
/// steps are not all alike, it goes on to four times as many again: a lump of the runtime's own is left behind that way, and
/// a table that doubles now and then shows again.
/// </summary>
internal sealed class RetainedRounds(Workload workload)
{
    private const int RoundsPerStretch = 4;
    private const int FarStep = 3;
    private const int Horizons = 1 + FarStep;
    private const int MostExtensions = 3;
    private const long MostCallsPerRound = 5_040;
    private const int SettlingReads = 2;
    private const long MostBytesPerThread = 4_096;

    private readonly long[] _operations = new long[1 + (RoundsPerStretch * (2 + MostExtensions))];
    private readonly long[] _live = new long[1 + (RoundsPerStretch * (2 + MostExtensions))];
    private int _rounds;
    private int _threadsBeforeLastStretch;

    /// <param name="callTime">Time of one call.</param>
    /// <param name="mostCalls">What the heap can bear, all rounds together.</param>
    /// <param name="budget">Time for the calls of the first two stretches; a goal.</param>
    /// <param name="extension">Time that going on once more may take.</param>
    /// <param name="limit">Time beyond which even the shortest series is not tried.</param>
    public RetainedCount Count(TimeSpan callTime, long mostCalls, TimeSpan budget, TimeSpan extension, TimeSpan limit)
    {
        const int Calls = RoundsPerStretch * Horizons;
        if (callTime * Calls > limit)
            return new RetainedCount.Unknown($"One call takes {callTime.TotalSeconds:0.##} s, and {Calls} are needed.");

        var clock = Stopwatch.StartNew();
        var threads = ThreadPool.ThreadCount;
        for (var i = 0; i < SettlingReads; i++)
            _ = LiveHeap.Read();

        var calls = BatchSize.Below(Math.Clamp(Math.Min((long)(budget / (callTime * Calls)), mostCalls / Calls), 1, MostCallsPerRound));
        _live[0] = LiveHeap.Read();
        if (!Go(calls, clock, limit) || !Go(calls * FarStep, clock, limit))
            return new RetainedCount.Unknown($"The operation slowed down: its rounds did not end within {limit.TotalSeconds:0.#} s.");
        while (!EndedEvenly && _rounds + RoundsPerStretch < _live.Length)
        {
            var perRound = CallsSoFar * FarStep / RoundsPerStretch;
            if (callTime * (perRound * RoundsPerStretch) > extension || CallsSoFar * Horizons > mostCalls || !Go(perRound, clock, limit))
                break;
        }

        var added = ThreadPool.ThreadCount - threads;
        return added > 0 && ThreadsCameLast && _live[_rounds] - _live[0] <= added * MostBytesPerThread
            ? new RetainedCount.Unknown($"The thread pool grew by {added} threads while the heap was read, and what stayed can be theirs.")
            : new RetainedCount.Counted(Series(), _operations[_rounds] / Horizons, []);
    }

    // Even steps are the operation's own, unless a thread came with each of them.
    private bool ThreadsCameLast =>
        !EndedEvenly || (_live[_rounds] > _live[_rounds - 1] && ThreadPool.ThreadCount > _threadsBeforeLastStretch);

    private long CallsSoFar => _operations[_rounds] / workload.OperationsPerCall;

    // The steps of the latest stretch, which is three quarters of all operations.
    private bool EndedEvenly
    {
        get
        {
            var step = _live[_rounds] - _live[_rounds - 1];
            for (var i = 1; i < RoundsPerStretch; i++)
            {
                if (_live[_rounds - i] - _live[_rounds - i - 1] != step)
                    return false;
            }

            return true;
        }
    }

    // Allocates nothing: the series must not see itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Go(long calls, Stopwatch clock, TimeSpan limit)
    {
        _threadsBeforeLastStretch = ThreadPool.ThreadCount;
        for (var i = 0; i < RoundsPerStretch; i++)
        {
            if (clock.Elapsed > limit)
                return false;
            workload.Run(calls);
            _rounds++;
            _operations[_rounds] = _operations[_rounds - 1] + (calls * workload.OperationsPerCall);
            _live[_rounds] = LiveHeap.Read();
        }

        return true;
    }

    private List<RetainedRound> Series()
    {
        var series = new List<RetainedRound>(_rounds + 1);
        for (var i = 0; i <= _rounds; i++)
            series.Add(new RetainedRound(_operations[i], _live[i]));
        return series;
    }
}
