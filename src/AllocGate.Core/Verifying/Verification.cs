using AllocGate.Core.Measuring;

namespace AllocGate.Core.Verifying;

/// <summary>Holds the probe's allocated bytes against BenchmarkDotNet's, case by case, and names each difference.</summary>
public static class Verification
{
    /// <summary>
    /// Bytes of a whole run that BenchmarkDotNet takes for noise and shows as 0: one allocation context (GcStats.AllocationQuantum).
    /// </summary>
    private const long AllocationQuantum = 8_192;

    /// <summary>
    /// The most that the runtime itself allocates now and then beside a benchmark: lumps of 6,616, 7,416 and 7,816 B from tiering are known, of
    /// 12,288 B from reflection (serilog's LogAnonymous), and a run may hold two.
    /// </summary>
    private const long RuntimeLump = 24_576;

    /// <summary>One entry a case of either set, sorted by key.</summary>
    public static IReadOnlyList<VerifiedCase> Of(MeasurementSet probe, MeasurementSet engine)
    {
        var mine = probe.Rows.ToDictionary(r => r.Key);
        var theirs = engine.Rows.ToDictionary(r => r.Key);
        return [.. mine.Keys.Union(theirs.Keys).Order().Select(key => Of(key, mine.GetValueOrDefault(key), theirs.GetValueOrDefault(key)))];
    }

    private static VerifiedCase Of(RowKey key, BenchmarkRow? mine, BenchmarkRow? theirs)
    {
        var notRun = new Reading.NotMeasured("this engine was not given it");
        var (probe, engine) = (mine?.Allocated ?? notRun, theirs?.Allocated ?? notRun);
        var (agreement, explanation) = Compare(probe, engine, theirs?.Operations ?? 0);
        return new(key, (mine ?? theirs)!.Name, probe, engine, theirs?.Operations ?? 0, agreement, explanation);
    }

    private static (Agreement, string) Compare(Reading probe, Reading engine, long operations)
    {
        if (!probe.HasFigure || !engine.HasFigure)
            return (Agreement.NotCompared, string.Join("; ", new[] { Gap("the probe", probe), Gap("BenchmarkDotNet", engine) }.Where(g => g.Length > 0)));
        var (low, high, shown) = (probe.Lowest.ToDecimal(), probe.Highest.ToDecimal(), engine.Estimate.ToDecimal());
        if (low == shown && high == shown)
            return (Agreement.Same, "");
        if (shown >= low - 0.5m && shown <= high + 0.5m)
            return (Agreement.Explained, Within(probe));
        return Name(probe, low, high, shown, operations) is { } name
            ? (Agreement.Explained, name)
            : (Agreement.Unexplained, $"no known cause accounts for {shown - probe.Estimate.ToDecimal():+#,0.##;-#,0.##} B/op");
    }

    private static string Within(Reading probe) => probe is Reading.Ranged ranged && ranged.Low != ranged.High
        ? $"range: the figure varies, and BenchmarkDotNet's one count lies within ({ranged.Cause})"
        : "rounding: BenchmarkDotNet shows whole bytes";

    private static string? Name(Reading probe, decimal low, decimal high, decimal shown, long operations)
    {
        if (shown == 0 && operations > 0 && low * operations <= AllocationQuantum)
            return $"noise floor: BenchmarkDotNet shows 0 for up to {AllocationQuantum:#,0} B in a whole run";
        // Whole bytes hide up to half a byte each time.
        if (shown > high && operations > 0 && (shown - high - 0.5m) * operations <= RuntimeLump)
        {
            return $"once-only: {(shown - high) * operations:#,0} B more over {operations:#,0} operations, of the runtime itself "
                + "(tiering, first calls); BenchmarkDotNet counts the whole process";
        }

        return probe is Reading.Ranged { Cause: var cause } ? Cause(cause, shown > high) : null;
    }

    private static string? Cause(string cause, bool more)
    {
        if (cause.Contains("other threads", StringComparison.Ordinal))
            return $"threads: {cause}, which each engine catches in part";
        if (cause.Contains("final code", StringComparison.Ordinal))
            return $"tier: {cause}; BenchmarkDotNet ran {(more ? "earlier" : "later")} code";
        return null;
    }

    private static string Gap(string engine, Reading reading) => reading switch
    {
        Reading.Failed failed => $"failed under {engine}: {failed.Reason}",
        Reading.NotMeasured open => $"not measured by {engine}: {open.Reason}",
        _ => "",
    };
}
