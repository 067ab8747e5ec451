namespace AllocGate.Core.Waiving;

/// <summary>One entry of the allowlist: something the team accepts, for a while, for a reason.</summary>
/// <param name="Target">The exact benchmark id, or the path of the file with the finding.</param>
/// <param name="Subject">"allocated", "retained", "footprint", "lifetimes", or a rule id.</param>
/// <param name="CeilingBytes">The most that is accepted, in B/op; absent for rules and lifetimes, where there is no figure.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Expires">The last day on which it holds.</param>
public sealed record Waiver(string Target, string Subject, long? CeilingBytes, string Reason, DateOnly Expires);
