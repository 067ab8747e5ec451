using System.Reflection;

namespace AllocGate.Probe.Running;

/// <summary>Picks the loop that fits a benchmark method's signature.</summary>
internal static class CallLoops
{
    public static CallLoop For(MethodInfo method, object? instance, IReadOnlyList<object?> arguments)
    {
        var result = method.ReturnType;
        var discarded = result.IsByRef || result.IsByRefLike || result.IsPointer || result.IsFunctionPointer;
        if (result == typeof(void) || discarded)
            return new ActionLoop((Action)Bind(method, typeof(Action), instance, arguments, typeof(void)));
        if (typeof(Task).IsAssignableFrom(result))
            return new TaskLoop((Func<Task>)Bind(method, typeof(Func<Task>), instance, arguments, result));
        if (result == typeof(ValueTask))
            return new ValueTaskLoop((Func<ValueTask>)Bind(method, typeof(Func<ValueTask>), instance, arguments, result));
        var (loop, value) = result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ValueTask<>)
            ? (typeof(ValueTaskOfLoop<>), result.GetGenericArguments()[0])
            : (typeof(ValueLoop<>), result);
        var call = Bind(method, typeof(Func<>).MakeGenericType(result), instance, arguments, result);
        return (CallLoop)Activator.CreateInstance(loop.MakeGenericType(value), call)!;
    }

    internal static Delegate Bind(MethodInfo method, Type type, object? instance, IReadOnlyList<object?> arguments, Type result) =>
        arguments.Count == 0 && result == method.ReturnType
            ? method.CreateDelegate(type, method.IsStatic ? null : instance)
            : BoundCall.Create(method, type, instance, arguments, result);
}
