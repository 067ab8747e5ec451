using System.Runtime.CompilerServices;

namespace AllocGate.Benchmarks;

/// <summary>
/// Promises that objects are gone when an operation is over: the map that a swap replaced, the buffer of a request. AllocGate
/// counts after the benchmark, and after a full collection, how many are still alive; any that is fails the gate.
/// </summary>
public static class Lifetime
{
    // Never changes once it is set, so the optimising compiler knows it is null and drops the call. The probe puts itself into
    // the AppContext before benchmark code runs; this package knows nothing of it.
    private static readonly Action<object>? _probe = (AppContext.GetData("AllocGate.Lifetime") as Func<Action<object>?>)?.Invoke();

    /// <summary>
    /// Says that an object must not outlive the operation. Outside AllocGate this does nothing, allocates nothing and costs
    /// nothing once the caller is optimised. May be called from any thread.
    /// </summary>
    /// <typeparam name="T">A class: a struct is copied and has no lifetime of its own, so the compiler refuses it (CS0452).</typeparam>
    /// <param name="obj">Null is ignored: there was nothing to keep alive, as before the first swap.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Track<T>(T? obj)
        where T : class
    {
        if (_probe is { } probe && obj is not null)
            probe(obj);
    }
}
