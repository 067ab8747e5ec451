namespace AllocGate.Core.Measuring;

/// <summary>What makes a row of the report the same row on both sides.</summary>
/// <param name="Project">The project file, relative to the repository root, with '/'.</param>
/// <param name="Framework">Target framework moniker, such as "net10.0".</param>
/// <param name="Benchmark">Full type name with generic arguments, method signature, untruncated name=value pairs.</param>
public sealed record RowKey(string Project, string Framework, string Benchmark) : IComparable<RowKey>
{
    /// <summary>The benchmark without its parameters: the cases of one method stay together, since the scaling law is fitted over them.</summary>
    public RowKey ToMethod() => this with { Benchmark = MethodOf(Benchmark) };

    public int CompareTo(RowKey? other)
    {
        if (other is null)
            return 1;
        var byProject = string.CompareOrdinal(Project, other.Project);
        if (byProject != 0)
            return byProject;
        var byBenchmark = string.CompareOrdinal(Benchmark, other.Benchmark);
        return byBenchmark != 0 ? byBenchmark : string.CompareOrdinal(Framework, other.Framework);
    }

    // Ids read "Type.Method(signature) [name=value, ...]".
    private static string MethodOf(string benchmark)
    {
        var parameters = benchmark.IndexOf(") [", StringComparison.Ordinal);
        return parameters < 0 ? benchmark : benchmark[..(parameters + 1)];
    }

    public static bool operator <(RowKey left, RowKey right) => left.CompareTo(right) < 0;

    public static bool operator >(RowKey left, RowKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(RowKey left, RowKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RowKey left, RowKey right) => left.CompareTo(right) >= 0;
}
