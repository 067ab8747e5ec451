namespace AllocGate.Core.Measuring;

/// <summary>Why no case of a project was measured.</summary>
public enum ProjectProblemKind
{
    /// <summary>The project does not exist on this side of the change.</summary>
    Absent,

    /// <summary>It did not build.</summary>
    BuildFailed,

    /// <summary>None of its target frameworks can run here, or its kind of output cannot be measured.</summary>
    CannotRun,

    /// <summary>Its benchmarks could not be listed.</summary>
    DiscoveryFailed,

    /// <summary>It has benchmarks, but none is annotated.</summary>
    NoAnnotatedBenchmark,

    /// <summary>It has no benchmarks at all.</summary>
    NoBenchmark,
}
