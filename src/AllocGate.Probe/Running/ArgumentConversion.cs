using System.Globalization;
using System.Reflection;

namespace AllocGate.Probe.Running;

/// <summary>
/// BenchmarkDotNet writes values into C# source and leaves conversion to the compiler: <c>[Params(1)] byte N</c> is fine
/// there, and must be here.
/// </summary>
internal static class ArgumentConversion
{
    /// <exception cref="InvalidCastException">There is no such conversion.</exception>
    public static object? To(Type target, object? value)
    {
        var inner = Nullable.GetUnderlyingType(target);
        if (value is null)
            return target.IsValueType && inner is null ? Activator.CreateInstance(target) : null;
        var wanted = inner ?? target;
        if (wanted.IsInstanceOfType(value))
            return value;
        if (wanted.IsEnum && value is IConvertible)
            return Enum.ToObject(wanted, value);
        if (value is IConvertible && (wanted.IsPrimitive || wanted == typeof(decimal)))
            return Convert.ChangeType(value is Enum ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : value, wanted, CultureInfo.InvariantCulture);
        return ImplicitOperator(wanted, value).Invoke(null, [value]);
    }

    /// <exception cref="InvalidCastException">There is no such operator.</exception>
    public static MethodInfo ImplicitOperator(Type target, object? value)
    {
        var source = value?.GetType() ?? throw new InvalidCastException($"null can't be passed as {target}.");
        return Operators(source).Concat(Operators(target))
            .Where(m => m.ReturnType == target && m.GetParameters()[0].ParameterType.IsAssignableFrom(source))
            .OrderByDescending(m => m.GetParameters()[0].ParameterType == source)
            .FirstOrDefault() ?? throw new InvalidCastException($"{source} can't be passed as {target}.");
    }

    private static IEnumerable<MethodInfo> Operators(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name == "op_Implicit");
}
