namespace AllocGate.Core.Measuring;

/// <summary>A case that exists and was left out on purpose: never <c>Missing</c>, and the report's headline says PARTIAL where an option left it out.</summary>
/// <param name="Key">The row's identity.</param>
/// <param name="Reason">Such as "--filter" or "not annotated".</param>
/// <param name="ByOption">True where an option of this run left it out; false where it is simply not annotated.</param>
public sealed record NotSelected(RowKey Key, string Reason, bool ByOption);
