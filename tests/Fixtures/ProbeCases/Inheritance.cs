using AllocGate.Benchmarks;
using BenchmarkDotNet.Attributes;

namespace ProbeCases;

public abstract class Base
{
    [Params(2)]
    public int Length { get; set; }

    [Benchmark]
    public virtual byte[] Inherited() => new byte[Length];
}

[AllocationGate]
public class Derived : Base;

public class GenericBase<T>
{
    [Benchmark]
    public T[] Pair() => new T[2];
}

public class ClosedByInheritance : GenericBase<byte>;

[GenericTypeArguments(typeof(int))]
[GenericTypeArguments(typeof(string))]
public class Generic<T>
{
    [Benchmark]
    public T[] Array() => new T[8];
}
