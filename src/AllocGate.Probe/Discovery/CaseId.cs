using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Code;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Running;

namespace AllocGate.Probe.Discovery;

/// <summary>
/// Names cases: <c>Ns.Type.Method(System.Int32) [N=100, s="abc"]</c>. BenchmarkDotNet's display text is cut, so two long
/// strings look alike there.
/// </summary>
internal sealed partial class CaseId
{
    private readonly Dictionary<(string Owner, string Name), List<object>> _nameless = [];

    public string Of(BenchmarkCase benchmark) => Of(benchmark, p => Text(p, Owner(benchmark)));

    /// <summary>The id with <c>*</c> for one parameter's value.</summary>
    public string FamilyOf(BenchmarkCase benchmark, string parameter) =>
        Of(benchmark, p => p.Name == parameter ? "*" : Text(p, Owner(benchmark)));

    private static string Owner(BenchmarkCase benchmark)
    {
        var method = benchmark.Descriptor.WorkloadMethod;
        var signature = string.Join(", ", method.GetParameters().Select(p => TypeText.Of(p.ParameterType)));
        return $"{TypeText.Of(benchmark.Descriptor.Type)}.{method.Name}({signature})";
    }

    private static string Of(BenchmarkCase benchmark, Func<ParameterInstance, string> text)
    {
        var (owner, parameters) = (Owner(benchmark), benchmark.Parameters.Items);
        return parameters.Count == 0 ? owner : $"{owner} [{string.Join(", ", parameters.Select(p => $"{p.Name}={text(p)}"))}]";
    }

    private string Text(ParameterInstance parameter, string owner)
    {
        if (ValueText.Of(parameter.Value) is { } text)
            return text;
        var declared = parameter.IsArgument ? -1 : Array.FindIndex(parameter.Definition.Values, v => ReferenceEquals(Unwrap(v), parameter.Value));
        // The index within [ArgumentsSource] is kept private; the source code that BenchmarkDotNet would generate tells it.
        var generated = parameter.IsArgument ? SourceIndex().Match(parameter.ToSourceCode()) : Match.Empty;
        return "#" + (generated.Success ? generated.Groups[1].Value : declared >= 0 ? declared : FirstSeen(parameter, owner));
    }

    [GeneratedRegex(@"GetParameter\(.*, (\d+)\)(\[\d+\])?;$", RegexOptions.Singleline)]
    private static partial Regex SourceIndex();

    private int FirstSeen(ParameterInstance argument, string owner)
    {
        ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_nameless, (owner, argument.Name), out _);
        seen ??= [];
        var index = seen.FindIndex(v => ReferenceEquals(v, argument.Value));
        if (index < 0)
            seen.Add(argument.Value);
        return index < 0 ? seen.Count - 1 : index;
    }

    private static object? Unwrap(object? value) => value is IParam wrapped ? wrapped.Value : value;
}
