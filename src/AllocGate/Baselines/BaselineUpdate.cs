using AllocGate.Core.Measuring;

namespace AllocGate.Baselines;

/// <summary>Puts new measurements into a baseline.</summary>
internal static class BaselineUpdate
{
    /// <param name="before">What the file held.</param>
    /// <param name="now">What was measured, without a gap.</param>
    /// <param name="wholeRepository">True where every project was measured, so that one that is not there any more goes.</param>
    public static MeasurementSet Apply(MeasurementSet before, MeasurementSet now, bool wholeRepository)
    {
        if (wholeRepository)
            return now;
        var measured = now.Projects.Select(p => p.Project).ToHashSet();
        return now with { Projects = [.. before.Projects.Where(p => !measured.Contains(p.Project)), .. now.Projects] };
    }
}
