namespace AllocGate.Probe.Discovery;

/// <summary>Full names as a C# reader would write them: <c>Ns.Outer+Inner&lt;System.Int32&gt;</c>.</summary>
internal static class TypeText
{
    public static string Of(Type type)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!) + "&";
        if (type.IsPointer)
            return Of(type.GetElementType()!) + "*";
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (type.IsGenericParameter)
            return type.Name;
        if (!type.IsGenericType)
            return type.FullName ?? type.Name;

        var arguments = new Queue<Type>(type.GetGenericArguments());
        var parts = type.GetGenericTypeDefinition().FullName!.Split('+');
        return string.Join('+', parts.Select(part => WithArguments(part, arguments)));
    }

    private static string WithArguments(string part, Queue<Type> arguments)
    {
        var tick = part.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0)
            return part;
        var own = Enumerable.Range(0, int.Parse(part.AsSpan(tick + 1))).Select(_ => Of(arguments.Dequeue()));
        return $"{part[..tick]}<{string.Join(", ", own)}>";
    }
}
