using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace AllocGate.Probe.Hosting;

/// <summary>
/// Gives the runtime's random hash seeds a fixed value, so that two processes can tell whether hashing is what makes their
/// bytes differ. The seeds are private to the runtime; where they are not found, nothing is pinned.
/// </summary>
internal static class HashSeeds
{
    private const uint Fixed = 42;

    /// <summary>Whether both seeds were found. To be called before anything was hashed for keeps.</summary>
    public static bool Pin() =>
        Pin("System.Marvin", "<DefaultSeed>k__BackingField", (ulong)Fixed) & Pin("System.HashCode", "s_seed", Fixed);

    private static bool Pin<T>(string type, string field, T seed)
    {
        if (typeof(object).Assembly.GetType(type) is not { } owner
            || owner.GetField(field, BindingFlags.NonPublic | BindingFlags.Static) is not { } found
            || found.FieldType != typeof(T))
        {
            return false;
        }

        RuntimeHelpers.RunClassConstructor(owner.TypeHandle);
        // Reflection refuses to set a read-only field; emitted code does not.
        var set = new DynamicMethod("PinSeed", null, [typeof(T)], owner.Module, skipVisibility: true);
        var il = set.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Stsfld, found);
        il.Emit(OpCodes.Ret);
        set.CreateDelegate<Action<T>>()(seed);
        return true;
    }
}
