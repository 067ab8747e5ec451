using System.Text.Json;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>One change that does all at once what has beaten published gates, base and head measured in one run that the tests share.</summary>
public sealed class PublishedGatesRun : IAsyncLifetime
{
    private const string Source = """
        using BenchmarkDotNet.Attributes;
        using BenchmarkDotNet.Running;

        BenchmarkRunner.Run(typeof(Program).Assembly);

        public static class Side
        {
        #if HEAD
            public const bool IsHead = true;
        #else
            public const bool IsHead = false;
        #endif
        }

        [BenchmarkCategory("AllocGate")]
        public class Cases
        {
            private static readonly List<object> Rare = [];
            private static readonly HashSet<long> Seen = [];
            private static readonly Dictionary<int, byte[]> Refilled = [];
            private static readonly Queue<byte[]> Bounded = new();
            private static long _next;

            [Benchmark] public object PromisesZero() => Side.IsHead ? new object() : this;

        #if HEAD
            [Benchmark] public object NewName() => new object();
        #else
            [Benchmark] public object OldName() => new object();

            [Benchmark] public object Deleted() => new object();
        #endif

            [Benchmark] public object DriftsBy40() => new byte[(1 << 20) + (Side.IsHead ? 40 : 0)];

            [Benchmark] public void KeepsOneObjectIn24()
            {
                if (++_next % 24 == 0 && Side.IsHead)
                    Rare.Add(new object());
            }

            [Benchmark] public void AddsNewKeys() => Seen.Add(Side.IsHead ? ++_next : 1);

            [Benchmark] public void RefillsTheSameKeys()
            {
                for (var i = 0; i < 100; i++)
                    Refilled[i] = new byte[100];
            }

            [Benchmark] public void KeepsItsBound()
            {
                Bounded.Enqueue(new byte[64]);
                if (Bounded.Count > 50)
                    Bounded.Dequeue();
            }

            [Benchmark] public void AllocatesOnOtherThreads() => Task.Run(() => GC.KeepAlive(new byte[Side.IsHead ? 40_000 : 10_000])).Wait();

            [Benchmark] public void NeverReturns() => Thread.Sleep(Side.IsHead ? Timeout.Infinite : 0);

            [Benchmark] public void KillsItsProcess()
            {
                if (Side.IsHead)
                    Environment.Exit(0);
            }
        }

        [BenchmarkCategory("AllocGate")]
        public class Parameters
        {
            [Params(Side.IsHead ? 20 : 10)] public int N;

            [Benchmark] public object Body() => new byte[N];
        }

        [BenchmarkCategory("AllocGate")]
        public class Throwing
        {
            [GlobalSetup] public void SetUp() => _ = Side.IsHead ? throw new InvalidOperationException("no rows today") : 0;

            [Benchmark] public object Body() => new object();
        }
        """;

    private JsonElement[] _rows = [];

    public ToolRun Run { get; private set; } = new(-1, "", "");

    public async Task InitializeAsync()
    {
        using var repository = await GitRepository.InitAsync();
        BenchmarkSources.WriteTo(repository, Source);
        await repository.CommitAsync("Begin");
        repository.Write(BenchmarkSources.SourcePath, "#define HEAD\n" + Source);
        await repository.CommitAsync("Change everything");

        Run = (await AllocGateTool.RunAsync(repository.Path, "gate", "--base", "HEAD~1", "--no-rules", "--timeout", "45s")).EndedWith(1);
        using var report = JsonDocument.Parse(repository.Read("artifacts/allocgate/report.json"));
        _rows = [.. report.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.Clone())];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>What became of one metric of a case, such as "regressed"; absent where there is no such case.</summary>
    public string? OutcomeOf(string name, string metric) =>
        ComparisonOf(name, metric)?.GetProperty("outcome").GetString();

    /// <summary>That, with both readings, for messages.</summary>
    public string Tell(string name, string metric) => ComparisonOf(name, metric)?.GetRawText() ?? $"{name} is not in the report";

    private JsonElement? ComparisonOf(string name, string metric) => _rows
        .Where(r => r.GetProperty("name").GetString() == name)
        .SelectMany(r => r.GetProperty("comparisons").EnumerateArray())
        .Where(c => c.GetProperty("metric").GetString() == metric)
        .Select(c => (JsonElement?)c)
        .SingleOrDefault();
}
