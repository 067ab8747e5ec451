namespace AllocGate.Core.Sharding;

/// <summary>Why files cannot be merged.</summary>
/// <param name="What">What is wrong, as a sentence.</param>
/// <param name="Files">The files that it is about.</param>
public sealed record MergeError(string What, IReadOnlyList<string> Files);
