namespace AllocGate.Tests.Measuring;

/// <summary>Tests that measure share one tree, so that each project is built once.</summary>
[CollectionDefinition(nameof(BenchmarkTree))]
public sealed class SharedBenchmarkTree : ICollectionFixture<BenchmarkTree>;
