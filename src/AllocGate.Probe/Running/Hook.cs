using System.Reflection;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Running;

/// <summary>A setup or cleanup method; nothing when the benchmark has none. Asynchronous ones are waited for.</summary>
internal sealed class Hook(FailurePhase phase, MethodInfo? method, object? instance)
{
    public bool Exists => method is not null;

    /// <exception cref="PhaseFailedException">It threw.</exception>
    public void Run()
    {
        if (method is not null)
            PhaseFailedException.During(phase, () => Wait(method.Invoke(method.IsStatic ? null : instance, BindingFlags.DoNotWrapExceptions, null, null, null)));
    }

    private static bool Wait(object? returned)
    {
        var task = returned switch
        {
            Task started => started,
            ValueTask started => started.AsTask(),
            { } other when other.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>) =>
                (Task)type.GetMethod(nameof(ValueTask.AsTask))!.Invoke(other, null)!,
            _ => Task.CompletedTask,
        };
        task.GetAwaiter().GetResult();
        return true;
    }
}
