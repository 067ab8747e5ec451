namespace AllocGate.Measuring;

/// <summary>A framework to measure a project under.</summary>
/// <param name="Moniker">Empty where none could be chosen.</param>
/// <param name="Problem">Why it cannot be measured here, and what to do; absent when it can.</param>
internal sealed record ChosenFramework(string Moniker, string? Problem = null);
