using System.Runtime.CompilerServices;

namespace AllocGate.Probe.Running;

/// <summary>Drops each result, unboxed: the call through a delegate is opaque, so nothing is optimised away.</summary>
internal sealed class ValueLoop<T>(Func<T> call) : CallLoop
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(long calls)
    {
        for (var i = 0L; i < calls; i++)
            call();
    }
}
