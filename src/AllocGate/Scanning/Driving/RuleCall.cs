using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Scanning.Driving;

/// <summary>One call of one rule.</summary>
internal readonly record struct RuleCall<TContext>(DiagnosticAnalyzer Rule, Action<TContext> Action);
