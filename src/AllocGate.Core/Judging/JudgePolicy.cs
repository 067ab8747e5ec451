using AllocGate.Core.Findings;

namespace AllocGate.Core.Judging;

/// <summary>What the user decided about the verdict.</summary>
/// <param name="FailOn">--fail-on: the least severity of a finding in scope that fails.</param>
/// <param name="AllowFirstRun">--allow first-run: rows that have no base figure at all pass.</param>
/// <param name="Benchmarks">False under --no-benchmarks.</param>
/// <param name="ProjectsNamed">True where the user named the benchmark projects, so that each must yield something.</param>
public sealed record JudgePolicy(FindingSeverity FailOn, bool AllowFirstRun, bool Benchmarks, bool ProjectsNamed);
