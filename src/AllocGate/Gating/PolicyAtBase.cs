using AllocGate.Configuration;
using AllocGate.Core.Comparing;
using AllocGate.Core.Loosening;
using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>What the gate would be held to if the change had not touched its policy.</summary>
/// <param name="Configuration">allocgate.json at base, the defaults where base has none; absent where base is not known or its file cannot be read.</param>
/// <param name="BaselineFile">The baseline file at base; absent where base has none.</param>
/// <param name="InSources">Severities and suppressions that the change loosens.</param>
/// <param name="Notices">What could not be compared.</param>
internal sealed record PolicyAtBase(
    RepositoryConfiguration? Configuration, MeasurementSet? BaselineFile, IReadOnlyList<Loosening> InSources, IReadOnlyList<string> Notices)
{
    /// <summary>The .editorconfig and .globalconfig files of base, by path; absent where base is not known or the rules do not run.</summary>
    public IReadOnlyDictionary<string, byte[]>? RuleConfigurations { get; init; }

    /// <summary>Everything that head makes less strict.</summary>
    /// <param name="head">Head's configuration.</param>
    /// <param name="file">Head's baseline file, where it is what head is compared with.</param>
    /// <param name="measured">Head's rows.</param>
    /// <param name="baseline">What they are compared with.</param>
    public IReadOnlyList<Loosening> Loosenings(RepositoryConfiguration head, Baseline.FromFile? file, MeasurementSet measured, Baseline baseline)
    {
        var figures = BaselineFile is null || file is null ? [] : LoosenedFigures.OfBaseline(BaselineFile, file.Set);
        var budgets = LoosenedFigures.OfBudgets(BaselineFile is not null && file is not null ? BaselineFile : baseline.Measurements, measured);
        return [.. Configuration is null ? [] : OfConfiguration(Configuration, head), .. figures, .. budgets, .. InSources];
    }

    private static IEnumerable<Loosening> OfConfiguration(RepositoryConfiguration @base, RepositoryConfiguration head)
    {
        foreach (var loosening in LoosenedPolicy.Of(@base.Thresholds, head.Thresholds).Concat(LoosenedPolicy.Of(@base.Waivers, head.Waivers)))
            yield return loosening;
        if (head.WaiverDays > @base.WaiverDays)
            yield return new("waiverDays", $"{@base.WaiverDays}", $"{head.WaiverDays}");
        foreach (var gone in @base.Expect.Except(head.Expect))
            yield return new($"expect \"{gone}\"", "must have run", "not asked for");
        foreach (var (project, section) in head.Sections)
        {
            var was = @base.Sections.GetValueOrDefault(project);
            if (section.Ignore && was is not { Ignore: true })
                yield return new($"project {project}", "measured", "ignored");
            if (was?.SelectAll == true && section.SelectAll != true)
                yield return new($"project {project}", "select all", "select annotated");
        }
    }
}
