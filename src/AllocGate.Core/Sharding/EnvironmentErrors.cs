using AllocGate.Core.Measuring;

namespace AllocGate.Core.Sharding;

/// <summary>Parts of one run are measured under conditions that must match, as two sides of a change are.</summary>
internal static class EnvironmentErrors
{
    /// <param name="projects">Every project of every part.</param>
    /// <param name="side">For the message.</param>
    public static IEnumerable<MergeError> Of(
        IEnumerable<(string File, string Project, string Framework, RunEnvironment? Environment)> projects, string side)
    {
        foreach (var same in projects.Where(p => p.Environment is not null).GroupBy(p => (p.Project, p.Framework)))
        {
            var first = same.First();
            var others = same.Where(p => p.Environment!.MustMatchDifferences(first.Environment!).Count > 0).ToList();
            foreach (var other in others)
            {
                var differences = string.Join("; ", other.Environment!.MustMatchDifferences(first.Environment!));
                yield return new($"{first.Project} was measured under different conditions on {side} ({differences}).", [first.File, other.File]);
            }
        }
    }
}
