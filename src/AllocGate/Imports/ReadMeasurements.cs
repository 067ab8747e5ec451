using AllocGate.Core.Measuring;
using AllocGate.Gating;

namespace AllocGate.Imports;

/// <summary>Measurements and where they come from.</summary>
/// <param name="Named">As the user named the place.</param>
/// <param name="Imported">True where BenchmarkDotNet wrote them: then they name no project.</param>
internal sealed record ReadMeasurements(string Named, MeasurementSet Set, bool Imported)
{
    /// <summary>The same rows, under the keys of the other side where only that one names its project.</summary>
    /// <exception cref="InvalidInputException">The other side holds several projects.</exception>
    public MeasurementSet Beside(ReadMeasurements other)
    {
        if (!Imported || other.Imported)
            return Set;
        return other.Set.Projects.Select(p => p.Project).Distinct().ToList() switch
        {
            [var project] => KnownRows.Name(Set, project, other.Set),
            var projects => throw new InvalidInputException(
                $"A BenchmarkDotNet report names no project, and {other.Named} holds {projects.Count}.", Named, "Compare it with figures of one project."),
        };
    }
}
