using System.Globalization;
using System.Reflection;
using System.Text;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Discovery;

/// <summary>Writes a case down so that another process of the same build can run it, and reads it back.</summary>
internal static class Recipes
{
    /// <summary>Null where a parameter's value can't be written down.</summary>
    public static CaseRecipe? Of(RunnableCase known)
    {
        var values = known.Parameters.Select(Value).ToList();
        return values.Contains(null)
            ? null
            : new CaseRecipe(
                known.Type.AssemblyQualifiedName!,
                Reference(known.Method)!,
                Reference(known.GlobalSetup),
                Reference(known.GlobalCleanup),
                Reference(known.IterationSetup),
                Reference(known.IterationCleanup),
                known.OperationsPerInvoke,
                known.IsBulkInsert,
                values!);
    }

    /// <exception cref="TypeLoadException">Not a recipe of this build.</exception>
    public static RunnableCase Read(CaseRecipe recipe) => new(
        Load(recipe.Type),
        Method(recipe.Method)!,
        Method(recipe.GlobalSetup),
        Method(recipe.GlobalCleanup),
        Method(recipe.IterationSetup),
        Method(recipe.IterationCleanup),
        recipe.OperationsPerInvoke,
        recipe.IsBulkInsert,
        [.. recipe.Values.Select(v => new CaseParameter(v.Name, v.IsArgument, Value(v)))]);

    private static MethodReference? Reference(MethodInfo? method) =>
        method is null ? null : new(method.DeclaringType!.AssemblyQualifiedName!, method.MetadataToken);

    private static MethodInfo? Method(MethodReference? reference)
    {
        if (reference is null)
            return null;
        var type = Load(reference.DeclaringType);
        var open = type.Module.ResolveMethod(reference.Token)!;
        return (MethodInfo)MethodBase.GetMethodFromHandle(open.MethodHandle, type.TypeHandle)!;
    }

    private static RecipeValue? Value(CaseParameter parameter) => parameter.Value switch
    {
        null => new(parameter.Name, parameter.IsArgument, null, null),
        string text => IsText(text) ? Written(parameter, text) : null,
        char c => IsText(c.ToString()) ? Written(parameter, c.ToString()) : null,
        Type type when type.AssemblyQualifiedName is { } name => new(parameter.Name, parameter.IsArgument, typeof(Type).AssemblyQualifiedName, name),
        Enum value => Written(parameter, value.ToString("D")),
        float or double => Written(parameter, ((IFormattable)parameter.Value).ToString("R", CultureInfo.InvariantCulture)),
        bool or decimal or sbyte or byte or short or ushort or int or uint or long or ulong =>
            Written(parameter, Convert.ToString(parameter.Value, CultureInfo.InvariantCulture)!),
        _ => null,
    };

    // Half a surrogate pair can't be written as UTF-8.
    private static bool IsText(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    private static RecipeValue Written(CaseParameter parameter, string text) =>
        new(parameter.Name, parameter.IsArgument, parameter.Value!.GetType().AssemblyQualifiedName, text);

    private static object? Value(RecipeValue value)
    {
        if (value is not { Type: { } name, Text: { } text })
            return null;
        var type = Load(name);
        if (type == typeof(Type))
            return Load(text);
        if (!type.IsEnum)
            return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        return Enum.ToObject(type, Convert.ChangeType(text, Enum.GetUnderlyingType(type), CultureInfo.InvariantCulture));
    }

    private static Type Load(string name) => Type.GetType(name, throwOnError: true)!;
}
