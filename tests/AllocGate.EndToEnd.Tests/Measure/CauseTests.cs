using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Measure;

public class CauseTests
{
    private const string Source = """
        using BenchmarkDotNet.Attributes;

        BenchmarkDotNet.Running.BenchmarkRunner.Run(typeof(Program).Assembly);

        [BenchmarkCategory("AllocGate")]
        public class Causes
        {
            private readonly System.Collections.Generic.IEnumerable<int> _numbers = new System.Collections.Generic.List<int> { 1, 2, 3 };

            [Benchmark]
            public byte[] Hashed() => new byte[(uint)"a text".GetHashCode() % (1 << 16)];

            [Benchmark]
            public int Enumerated()
            {
                var sum = 0;
                foreach (var number in _numbers)
                    sum += number;
                return sum;
            }
        }
        """;

    [Fact]
    public async Task Random_hashing_is_named_and_code_of_two_kinds_is_not_compared()
    {
        using var repository = await GitRepository.InitAsync();
        BenchmarkSources.WriteTo(repository, Source);
        (await AllocGateTool.RunAsync(repository.Path, "measure", "-o", "tiered.json")).EndedWith(0);
        (await AllocGateTool.RunAsync(repository.Path, "measure", "--jit", "full", "-o", "full.json")).EndedWith(0);

        Assert.Contains("random hashing: processes differ, and with one hash seed they agree", repository.Read("tiered.json"), StringComparison.Ordinal);
        Assert.Contains("\"benchmark\":\"Causes.Enumerated()\",\"name\":\"Causes.Enumerated\",\"allocated\":{\"kind\":\"exact\",\"value\":{\"bytes\":0,", repository.Read("tiered.json"), StringComparison.Ordinal);
        Assert.Contains("\"jit\":\"optimised at once\"", repository.Read("full.json"), StringComparison.Ordinal);
        Assert.Contains("{\"bytes\":40,\"operations\":1}", repository.Read("full.json"), StringComparison.Ordinal);
        var compared = (await AllocGateTool.RunAsync(repository.Path, "compare", "tiered.json", "full.json")).EndedWith(3);
        Assert.Contains("JIT mode: optimised at once, was tiered pgo", compared.Output, StringComparison.Ordinal);
    }
}
