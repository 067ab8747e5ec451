using System.Runtime.CompilerServices;

namespace AllocGate.Probe.Running;

internal sealed class ActionLoop(Action call) : CallLoop
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(long calls)
    {
        for (var i = 0L; i < calls; i++)
            call();
    }
}
