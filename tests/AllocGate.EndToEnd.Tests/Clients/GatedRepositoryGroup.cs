namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The tests that measure the same small repository, one after the other: each keeps both cores busy.</summary>
[CollectionDefinition(Name)]
public sealed class GatedRepositoryGroup : ICollectionFixture<BenchmarkRepository>
{
    public const string Name = "Gated repository";
}
