using AllocGate.Core.Measuring;

namespace AllocGate.Core.Waiving;

/// <summary>Finds the waiver for a figure or a finding. An exact target wins over a glob, a waiver that holds over an expired one.</summary>
/// <param name="waivers">All waivers.</param>
/// <param name="families">Keys of the families of bulk inserts: a target that is one of them is no glob.</param>
/// <param name="today">A waiver holds on its last day and not after.</param>
internal sealed class Allowlist(IReadOnlyList<Waiver> waivers, IEnumerable<string> families, DateOnly today)
{
    private readonly HashSet<string> _families = [.. families];

    public bool Holds(Waiver waiver) => waiver.Expires >= today;

    /// <summary>For a metric of a case or of a family.</summary>
    public Waiver? For(string benchmark, Metric metric) => Best(Waivers.Subject(metric), benchmark, IsGlobFor);

    /// <summary>For a benchmark that is gone.</summary>
    public Waiver? ForMissing(string benchmark) => Best(Waivers.Missing, benchmark, IsGlobFor);

    /// <summary>For a rule in a file.</summary>
    public Waiver? For(string path, string rule) => Best(rule, path, (_, _) => false);

    private Waiver? Best(string subject, string target, Func<Waiver, string, bool> matches) => waivers
        .Where(w => string.Equals(w.Subject, subject, StringComparison.OrdinalIgnoreCase) && (w.Target == target || matches(w, target)))
        .OrderByDescending(Holds).ThenByDescending(w => w.Target == target).ThenByDescending(w => w.CeilingBytes ?? long.MaxValue).FirstOrDefault();

    private bool IsGlobFor(Waiver waiver, string benchmark) =>
        waiver.Target.AsSpan().ContainsAny('*', '?') && !_families.Contains(waiver.Target) && new CaseFilter(waiver.Target).Selects(benchmark);
}
