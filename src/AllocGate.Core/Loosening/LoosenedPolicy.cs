using System.Globalization;
using AllocGate.Core.Comparing;
using AllocGate.Core.Waiving;

namespace AllocGate.Core.Loosening;

/// <summary>What head's thresholds and waivers allow that base's do not.</summary>
public static class LoosenedPolicy
{
    public static IEnumerable<Loosening> Of(Thresholds @base, Thresholds head)
    {
        var targets = @base.Overrides.Concat(head.Overrides).Select(o => (o.Project, o.Glob, o.Target)).Distinct();
        return Raised("", @base, head).Concat(targets.SelectMany(t => Raised(
            $" for {t.Target}",
            @base.Overrides.Where(o => (o.Project, o.Glob) == (t.Project, t.Glob)).Aggregate(@base, (limits, o) => o.Over(limits)),
            head.Overrides.Where(o => (o.Project, o.Glob) == (t.Project, t.Glob)).Aggregate(head, (limits, o) => o.Over(limits))))).ToList();
    }

    private static IEnumerable<Loosening> Raised(string where, Thresholds @base, Thresholds head)
    {
        (string Name, decimal Was, decimal Now, string Unit)[] limits =
        [
            ("allocatedBytes", @base.AllocatedBytes, head.AllocatedBytes, " B"),
            ("allocatedPercent", @base.AllocatedPercent, head.AllocatedPercent, "%"),
            ("retainedBytes", @base.RetainedBytes, head.RetainedBytes, " B"),
            ("footprintBytes", @base.FootprintBytes, head.FootprintBytes, " B"),
            ("footprintPercent", @base.FootprintPercent, head.FootprintPercent, "%"),
            ("creepBytes", @base.CreepBytes, head.CreepBytes, " B"),
        ];
        return limits.Where(l => l.Now > l.Was).Select(l => new Loosening($"threshold {l.Name}{where}", Number(l.Was) + l.Unit, Number(l.Now) + l.Unit));
    }

    public static IEnumerable<Loosening> Of(IReadOnlyList<Waiver> @base, IReadOnlyList<Waiver> head)
    {
        foreach (var now in head)
        {
            var what = $"waiver for {now.Subject} of {now.Target}";
            var was = @base.FirstOrDefault(w => w.Target == now.Target && string.Equals(w.Subject, now.Subject, StringComparison.OrdinalIgnoreCase));
            if (was is null)
                yield return new(what, "none", Described(now));
            else if (now.CeilingBytes > was.CeilingBytes || now.Expires > was.Expires)
                yield return new(what, Described(was), Described(now));
        }
    }

    private static string Described(Waiver waiver)
    {
        var ceiling = waiver.CeilingBytes is { } bytes ? $"up to {Number(bytes)} B " : "";
        return $"{ceiling}until {waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }

    private static string Number(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
