using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>Every rule of this assembly, listed by hand so that trimming and reflection play no part.</summary>
public static class RuleCatalogue
{
    /// <summary>
    /// The custom tag of a rule whose findings are worth a word where the code is being written and none elsewhere: the tool reports
    /// them on added and modified lines alone, unless an .editorconfig file names the rule.
    /// </summary>
    public const string OnlyOnChangedLines = "OnlyOnChangedLines";

    /// <summary>One stateless analyzer a rule, in the order of the ids; safe to share between compilations.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = ImmutableArray.Create<DiagnosticAnalyzer>(
        new AG1001DelegateStored(),
        new AG1002ValueBuiltEagerly(),
        new AG1003CapturingFactory(),
        new AG1004StoredLambdaKeepsScope(),
        new AG1005DeferredQueryStored(),
        new AG1006ViewStoredInsteadOfCopy(),
        new AG1007PooledArrayEscapes(),
        new AG1008ValueWithSlack(),
        new AG1101MutatedWhileEnumerated(),
        new AG1102LazySelfInsert(),
        new AG1103CallersCollectionShared(),
        new AG1201WrittenInParallel(),
        new AG1202StaticWrittenWithoutLock(),
        new AG1301OnlyGrows(),
        new AG1302RegistrationDropped(),
        new AG1303NeverUnsubscribed(),
        new AG1304OldMapStillHeld(),
        new AG1401ImmutableGrownInLoop(),
        new AG1402KnownSizeNoCapacity(),
        new AG1403LookedUpTwice(),
        new AG1601HandWrittenPutAll(),
        new AG9002SuppressedWithoutJustification());

    /// <summary>
    /// What the rules can report, in the order of the ids. A descriptor's default severity is the highest that
    /// its rule reports: the compiler does not even start an analyzer whose descriptors are all below its threshold.
    /// </summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ToImmutableArray();
}
