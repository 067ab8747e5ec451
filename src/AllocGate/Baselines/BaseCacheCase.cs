namespace AllocGate.Baselines;

/// <summary>A declared case in an entry of the cache.</summary>
internal sealed record BaseCacheCase(string Id, string Name, bool Annotated);
