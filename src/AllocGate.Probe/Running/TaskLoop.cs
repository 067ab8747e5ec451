using System.Runtime.CompilerServices;
using BenchmarkDotNet.Helpers;

namespace AllocGate.Probe.Running;

internal sealed class TaskLoop(Func<Task> call) : CallLoop
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(long calls)
    {
        for (var i = 0L; i < calls; i++)
            AwaitHelper.GetResult(call());
    }
}
