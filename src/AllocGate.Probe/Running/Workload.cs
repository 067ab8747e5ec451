using System.Reflection;
using System.Runtime.CompilerServices;
using AllocGate.Probe.Counting;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Running;

/// <summary>One benchmark case, made ready to be called.</summary>
internal sealed class Workload
{
    private readonly RunnableCase _benchmark;
    private readonly object? _instance;
    private readonly CallLoop _loop;
    private readonly Hook _globalSetup;
    private readonly Hook _globalCleanup;
    private readonly Hook _iterationSetup;
    private readonly Hook _iterationCleanup;

    /// <exception cref="PhaseFailedException">The constructor threw.</exception>
    public Workload(RunnableCase benchmark)
    {
        _benchmark = benchmark;
        var type = benchmark.Type;
        var instance = _instance = type is { IsAbstract: true, IsSealed: true }
            ? null
            : PhaseFailedException.During(FailurePhase.Constructor, () => Activator.CreateInstance(type));
        foreach (var parameter in benchmark.Parameters.Where(p => !p.IsArgument))
            PhaseFailedException.During(FailurePhase.Constructor, () => Assign(type, instance, parameter));

        Method = benchmark.Method;
        OperationsPerCall = benchmark.OperationsPerInvoke;
        _loop = CallLoops.For(Method, instance, Arguments);
        _globalSetup = new Hook(FailurePhase.GlobalSetup, benchmark.GlobalSetup, instance);
        _globalCleanup = new Hook(FailurePhase.GlobalCleanup, benchmark.GlobalCleanup, instance);
        _iterationSetup = new Hook(FailurePhase.IterationSetup, benchmark.IterationSetup, instance);
        _iterationCleanup = new Hook(FailurePhase.IterationCleanup, benchmark.IterationCleanup, instance);
    }

    public MethodInfo Method { get; }

    /// <summary>At least 1.</summary>
    public int OperationsPerCall { get; }

    /// <summary>True where the benchmark says that it inserts many entries: what it returns nothing of, its instance holds.</summary>
    public bool IsBulkInsert => _benchmark.IsBulkInsert;

    private IReadOnlyList<object?> Arguments => [.. _benchmark.Parameters.Where(p => p.IsArgument).Select(p => p.Value)];

    /// <summary>The same case with a new instance.</summary>
    /// <exception cref="PhaseFailedException">The constructor threw.</exception>
    public Workload Renewed() => new(_benchmark);

    public void SetUp() => _globalSetup.Run();

    public void CleanUp() => _globalCleanup.Run();

    /// <summary>Calls the benchmark, each call between its iteration hooks where it has any.</summary>
    /// <exception cref="PhaseFailedException">The benchmark or a hook threw.</exception>
    public void Run(long calls)
    {
        if (IsBracketed)
            CountEachCall(calls);
        else
            Call(calls);
    }

    /// <summary>Like <see cref="Run"/>, with the counters read around it; what hooks allocate is left out.</summary>
    public ByteCount Count(long calls) => IsBracketed ? CountEachCall(calls) : CountTogether(calls);

    /// <summary>Room for results; absent where the benchmark returns nothing that can be kept.</summary>
    public KeptResults? Results(int slots) => ResultCalls.For(Method, _instance, Arguments, slots);

    /// <summary>Runs something between the iteration hooks.</summary>
    /// <exception cref="PhaseFailedException">A hook threw.</exception>
    public void BetweenHooks(Action work)
    {
        _iterationSetup.Run();
        work();
        _iterationCleanup.Run();
    }

    /// <summary>True where iteration hooks bracket each call.</summary>
    public bool IsBracketed => _iterationSetup.Exists || _iterationCleanup.Exists;

    private ByteCount CountEachCall(long calls)
    {
        var sum = ByteCount.None;
        for (var i = 0L; i < calls; i++)
        {
            // BenchmarkDotNet, too, brackets each single call once there are iteration hooks.
            _iterationSetup.Run();
            sum += CountTogether(1);
            _iterationCleanup.Run();
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ByteCount CountTogether(long calls)
    {
        var before = AllocationCounters.Read();
        Call(calls);
        return AllocationCounters.Since(before);
    }

    /// <summary>Calls the benchmark without its hooks.</summary>
    /// <exception cref="PhaseFailedException">The benchmark threw.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Call(long calls)
    {
        try
        {
            _loop.Run(calls);
        }
        catch (Exception e)
        {
            throw new PhaseFailedException(FailurePhase.Benchmark, e);
        }
    }

    private static bool Assign(Type type, object? instance, CaseParameter parameter)
    {
        const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        if (type.GetProperty(parameter.Name, Members) is { SetMethod: { } setter } property)
            setter.Invoke(setter.IsStatic ? null : instance, BindingFlags.DoNotWrapExceptions, null, [ArgumentConversion.To(property.PropertyType, parameter.Value)], null);
        else if (type.GetField(parameter.Name, Members) is { } field)
            field.SetValue(field.IsStatic ? null : instance, ArgumentConversion.To(field.FieldType, parameter.Value));
        else
            throw new MissingFieldException($"{type} has no field or settable property {parameter.Name}.");
        return true;
    }
}
