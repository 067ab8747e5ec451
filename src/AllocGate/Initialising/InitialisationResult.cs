namespace AllocGate.Initialising;

/// <summary>What `allocgate init` did.</summary>
/// <param name="Written">The files written, relative to the repository's root where they lie in it; empty where all were up to date.</param>
/// <param name="Messages">What is left to do or to know, a sentence an entry.</param>
public sealed record InitialisationResult(IReadOnlyList<string> Written, IReadOnlyList<string> Messages);
