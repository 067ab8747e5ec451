using System.Reflection;

namespace AllocGate.Probe.Running;

/// <summary>Calls that give back what a benchmark returns; of a task, what it results in.</summary>
internal static class ResultCalls
{
    /// <summary>Absent where nothing is returned, or a reference, span or pointer, which cannot be kept on the heap.</summary>
    public static KeptResults? For(MethodInfo method, object? instance, IReadOnlyList<object?> arguments, int slots)
    {
        var result = method.ReturnType;
        if (result == typeof(void) || result.IsByRef || result.IsByRefLike || result.IsPointer || result.IsFunctionPointer || result == typeof(ValueTask))
            return null;
        var task = Lineage(result).FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Task<>));
        if (task is null && typeof(Task).IsAssignableFrom(result))
            return null;
        if (task is not null)
            return Kept(nameof(OfTask), task.GetGenericArguments()[0], task);
        return result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ValueTask<>)
            ? Kept(nameof(OfValueTask), result.GetGenericArguments()[0], result)
            : Kept(nameof(OfValue), result, result);

        KeptResults Kept(string kind, Type value, Type returned)
        {
            var call = CallLoops.Bind(method, typeof(Func<>).MakeGenericType(returned), instance, arguments, returned);
            return (KeptResults)typeof(ResultCalls).GetMethod(kind, BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(value).Invoke(null, [call, slots])!;
        }
    }

    private static KeptResultsOf<T> OfValue<T>(Func<T> call, int slots) => new(call, slots);

    private static KeptResultsOf<T> OfTask<T>(Func<Task<T>> call, int slots) => new(() => call().GetAwaiter().GetResult(), slots);

    private static KeptResultsOf<T> OfValueTask<T>(Func<ValueTask<T>> call, int slots) => new(() => call().AsTask().GetAwaiter().GetResult(), slots);

    private static IEnumerable<Type> Lineage(Type? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }
}
