using AllocGate.Core.Measuring;

namespace AllocGate.Core.Reporting;

/// <summary>One benchmark project in the report.</summary>
/// <param name="Project">The project file, relative to the repository root, with '/'.</param>
/// <param name="Framework">Target framework moniker; empty where none could be chosen.</param>
/// <param name="Environment">Where head was measured; absent when nothing ran.</param>
/// <param name="Cases">Rows measured or tried at head.</param>
/// <param name="Problem">Why head's project as a whole was not measured; absent when it was.</param>
/// <param name="Notices">What a reader should know.</param>
public sealed record ProjectSummary(
    string Project,
    string Framework,
    RunEnvironment? Environment,
    int Cases,
    string? Problem,
    IReadOnlyList<string> Notices)
{
    public static ProjectSummary Of(ProjectMeasurement project) => new(
        project.Project, project.Framework, project.Environment, project.Rows.Count, project.Problem?.Message, project.Notices);
}
