using System.Reflection;
using System.Reflection.Emit;

namespace AllocGate.Probe.Running;

/// <summary>
/// The receiver and arguments of a call, kept ready. The call goes through the method's address, so that the method itself
/// stays an ordinary one: not inlined here, counted and recompiled by the runtime as everywhere else.
/// </summary>
internal sealed class BoundCall
{
    // Fields, because the emitted code reads them without a call.
    public readonly object? Receiver;
    public readonly object?[] Arguments;
    public readonly IntPtr Address;

    private BoundCall(object? receiver, object?[] arguments, IntPtr address)
    {
        Receiver = receiver;
        Arguments = arguments;
        Address = address;
    }

    /// <param name="method">A method with arguments, or whose result can't be a type argument.</param>
    /// <param name="type">An <see cref="Action"/> or <see cref="Func{TResult}"/>.</param>
    /// <param name="receiver">Null for a static method.</param>
    /// <param name="arguments">As BenchmarkDotNet lists them; converted as C# would convert a literal.</param>
    /// <param name="result">What <paramref name="type"/> returns; <see cref="void"/> drops the method's result.</param>
    /// <exception cref="InvalidCastException">An argument does not fit its parameter.</exception>
    public static Delegate Create(MethodInfo method, Type type, object? receiver, IReadOnlyList<object?> arguments, Type result)
    {
        var parameters = method.GetParameters().Select(p => p.ParameterType).ToArray();
        var fields = typeof(BoundCall);
        var emitted = new DynamicMethod("CallBenchmark", result, [fields], fields.Module, skipVisibility: true);
        var il = emitted.GetILGenerator();
        if (!method.IsStatic)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, fields.GetField(nameof(Receiver))!);
        }

        var ready = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
            ready[i] = Load(il, i, parameters[i], arguments[i]);

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, fields.GetField(nameof(Address))!);
        il.EmitCalli(OpCodes.Calli, method.CallingConvention & ~CallingConventions.VarArgs, method.ReturnType, parameters, null);
        if (result == typeof(void) && method.ReturnType != typeof(void))
            il.Emit(OpCodes.Pop);
        il.Emit(OpCodes.Ret);

        var address = method.MethodHandle.GetFunctionPointer();
        return emitted.CreateDelegate(type, new BoundCall(method.IsStatic ? null : receiver, ready, address));
    }

    private static object? Load(ILGenerator il, int index, Type parameter, object? argument)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, typeof(BoundCall).GetField(nameof(Arguments))!);
        il.Emit(OpCodes.Ldc_I4, index);
        if (parameter.IsByRef)
        {
            var pointee = parameter.GetElementType()!;
            if (pointee.IsValueType)
            {
                il.Emit(OpCodes.Ldelem_Ref);
                il.Emit(OpCodes.Unbox, pointee);
            }
            else
            {
                il.Emit(OpCodes.Ldelema, typeof(object));
            }

            return ArgumentConversion.To(pointee, argument);
        }

        il.Emit(OpCodes.Ldelem_Ref);
        if (parameter.IsByRefLike)
        {
            // A span can't be kept on the heap: its owner is, and is converted at each call.
            var conversion = ArgumentConversion.ImplicitOperator(parameter, argument);
            il.Emit(OpCodes.Unbox_Any, conversion.GetParameters()[0].ParameterType);
            il.Emit(OpCodes.Call, conversion);
            return argument;
        }

        il.Emit(OpCodes.Unbox_Any, parameter);
        return ArgumentConversion.To(parameter, argument);
    }
}
