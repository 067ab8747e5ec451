using System.Diagnostics;
using System.Reflection;
using AllocGate.Probe.Discovery;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Running;

/// <summary>Tells where the benchmark's own code broke.</summary>
internal static class Failures
{
    public static CaseFailure Describe(FailurePhase phase, Exception exception)
    {
        while (exception is TargetInvocationException or TypeInitializationException or AggregateException { InnerExceptions.Count: 1 } && exception.InnerException is { } inner)
            exception = inner;
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames().FirstOrDefault(IsOwn);
        return new CaseFailure(phase, TypeText.Of(exception.GetType()), exception.Message, frame is null ? null : Name(frame.GetMethod()!), Source(frame));
    }

    private static bool IsOwn(StackFrame frame) =>
        frame.GetMethod() is { DeclaringType.Assembly: var assembly }
        && assembly != typeof(Failures).Assembly
        && assembly.GetName().Name is { } name
        && name is not ("BenchmarkDotNet" or "mscorlib" or "netstandard")
        && !name.StartsWith("System.", StringComparison.Ordinal)
        && !name.StartsWith("Microsoft.", StringComparison.Ordinal);

    private static string Name(MethodBase method)
    {
        var type = method.DeclaringType!;
        // The compiler moves the body of an async or iterator method into a nested type <Method>d__1.
        return type.Name.StartsWith('<') && type.DeclaringType is { } outer && type.Name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end
            ? $"{TypeText.Of(outer)}.{type.Name[1..end]}"
            : $"{TypeText.Of(type)}.{method.Name}";
    }

    private static SourceLine? Source(StackFrame? frame) =>
        frame?.GetFileName() is { Length: > 0 } file && frame.GetFileLineNumber() is > 0 and var line ? new SourceLine(file, line) : null;
}
