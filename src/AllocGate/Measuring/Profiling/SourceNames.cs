using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace AllocGate.Measuring.Profiling;

/// <summary>Names of an assembly's methods as the source has them, type parameters included.</summary>
internal sealed class SourceNames(MetadataReader metadata)
{
    private const int MostNested = 32;

    /// <summary>Such as <c>Outer.Inner&lt;T&gt;.Method&lt;U&gt;</c>, without namespaces; compiler-made types go by the method that they were made from.</summary>
    public string Of(int token)
    {
        if (MetadataTokens.EntityHandle(token) is not { Kind: HandleKind.MethodDefinition, IsNil: false } handle)
            return "?";
        var definition = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
        var type = metadata.GetTypeDefinition(definition.GetDeclaringType());
        var name = MethodNames.AsWritten(metadata.GetString(definition.Name)) + Parameters(definition.GetGenericParameters(), 0);
        for (var depth = 0; depth < MostNested && !type.GetDeclaringType().IsNil; depth++)
        {
            var typeName = metadata.GetString(type.Name);
            var machine = MethodNames.OfStateMachine(typeName);
            if (machine is null && !MethodNames.IsClosure(typeName))
                break;
            if (machine is not null)
                name = MethodNames.AsWritten(machine);
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{TypeName(type)}.{name}";
    }

    public bool IsInStateMachine(MethodDefinitionHandle method) =>
        MethodNames.OfStateMachine(metadata.GetString(metadata.GetTypeDefinition(metadata.GetMethodDefinition(method).GetDeclaringType()).Name)) is not null;

    /// <summary>For the lesser methods of a state machine (its constructor, GetEnumerator): its MoveNext.</summary>
    public MethodDefinitionHandle? StateMachineOwner(MethodDefinitionHandle method) => IsInStateMachine(method)
        ? metadata.GetTypeDefinition(metadata.GetMethodDefinition(method).GetDeclaringType()).GetMethods()
            .Where(m => metadata.StringComparer.Equals(metadata.GetMethodDefinition(m).Name, "MoveNext"))
            .Select(m => (MethodDefinitionHandle?)m).FirstOrDefault()
        : null;

    private string TypeName(TypeDefinition type)
    {
        var names = new List<string>();
        for (var depth = 0; depth < MostNested; depth++)
        {
            var outer = type.GetDeclaringType();
            // A nested type repeats the parameters of the types around it.
            var inherited = outer.IsNil ? 0 : metadata.GetTypeDefinition(outer).GetGenericParameters().Count;
            var name = metadata.GetString(type.Name);
            var tick = name.IndexOf('`', StringComparison.Ordinal);
            names.Insert(0, (tick < 0 ? name : name[..tick]) + Parameters(type.GetGenericParameters(), inherited));
            if (outer.IsNil)
                break;
            type = metadata.GetTypeDefinition(outer);
        }

        return string.Join('.', names);
    }

    private string Parameters(GenericParameterHandleCollection parameters, int skipped) => parameters.Count > skipped
        ? $"<{string.Join(", ", parameters.Skip(skipped).Select(p => metadata.GetString(metadata.GetGenericParameter(p).Name)))}>"
        : "";
}
