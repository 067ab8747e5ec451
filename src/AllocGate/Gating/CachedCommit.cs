using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>What is known of a base commit before it is measured.</summary>
/// <param name="Projects">Its projects, read before any code of the change ran.</param>
/// <param name="KeepAsync">Keeps what was measured of a project now. A folder that cannot be written is said, and no failure.</param>
/// <param name="Notices">What a reader should know: an entry that cannot be read.</param>
public sealed record CachedCommit(
    IReadOnlyList<CachedProject> Projects, Func<CachedProject, CancellationToken, Task> KeepAsync, IReadOnlyList<string> Notices)
{
    /// <summary>Without the projects that head was not measured for here under the same conditions.</summary>
    public CachedCommit ComparableWith(MeasurementSet head) => this with
    {
        Projects =
        [
            .. Projects.Where(cached => head.Projects.Any(p =>
                p.Project == cached.Key.Project && p.Framework == cached.Key.Framework && p.Environment is { } here && cached.HoldsUnder(here))),
        ],
    };

    public CachedProject? Find(BaseKey key) => Projects.FirstOrDefault(p => p.Key == key);
}
