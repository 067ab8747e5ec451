using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Judging;
using AllocGate.Core.Measuring;
using AllocGate.Core.Waiving;

namespace AllocGate.Bench.Parts;

/// <summary>Two measurements, judged as the gate does.</summary>
/// <param name="Rows">Base against head.</param>
/// <param name="Verdict">Of all rows.</param>
internal sealed record Judged(IReadOnlyList<ComparedRow> Rows, Verdict Verdict)
{
    public static Judged Of(MeasurementSet @base, MeasurementSet head)
    {
        var baseline = new Baseline.FromFile("base", @base);
        var rows = Comparer.Compare(baseline, head, Selection.Everything, Thresholds.Default);
        var waived = Waivers.Apply(rows, Families.Compare(rows, @base, head, Thresholds.Default), [], [], DateOnly.MaxValue);
        return new(rows, Judge.Decide(
            new Evidence(head, baseline, waived.Rows, [], [], NothingToCompare: null) { Families = waived.Families }, new JudgePolicy(FindingSeverity.Warning, AllowFirstRun: false, Benchmarks: true, ProjectsNamed: false)));
    }

    /// <summary>The greatest difference of a metric between both sides, in B/op.</summary>
    public decimal GreatestDifference(Metric metric) => Rows.SelectMany(r => r.Comparisons)
        .Where(c => c.Metric == metric && c.Base.HasFigure && c.Head.HasFigure)
        .Select(c => Math.Abs(c.Head.Estimate.ToDecimal() - c.Base.Estimate.ToDecimal()))
        .DefaultIfEmpty().Max();
}
