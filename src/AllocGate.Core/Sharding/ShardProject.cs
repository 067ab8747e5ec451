using AllocGate.Core.Measuring;

namespace AllocGate.Core.Sharding;

/// <summary>One project and target framework on one side of the change, as a shard found it.</summary>
/// <param name="Project">The project file, relative to the repository root, with '/'.</param>
/// <param name="Framework">Target framework moniker; empty where none could be chosen.</param>
/// <param name="Environment">Where it was measured; absent when nothing ran.</param>
/// <param name="Problem">Why the project as a whole was not measured; absent when it was.</param>
public sealed record ShardProject(string Project, string Framework, RunEnvironment? Environment, ProjectProblem? Problem)
{
    public static ShardProject Of(ProjectMeasurement project) =>
        new(project.Project, project.Framework, project.Environment, project.Problem);

    /// <summary>The project without its rows: those stand in the report.</summary>
    public ProjectMeasurement ToMeasurement() => new(Project, Framework, Environment, [], [], Problem, []);
}
