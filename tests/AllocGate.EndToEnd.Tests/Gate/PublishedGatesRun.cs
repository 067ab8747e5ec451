using System.Text.Json;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>
/// One change that does all at once what has beaten published gates, and what else the verdict table tells apart. Base and head are measured in
/// one run that the tests share; runs of a part find base's figures in the cache.
/// </summary>
public sealed class PublishedGatesRun : IAsyncLifetime
{
    private const string Source = """
        using AllocGate.Benchmarks;
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
            private static long _next;

            [Benchmark] public object PromisesZero() => Side.IsHead ? new object() : this;

            [Benchmark, AllocationBudget(Allocated = "20 B")] public object OverItsBudget() => new object();

        #if HEAD
            [Benchmark] public object NewName() => new object();

            [Benchmark, AllocationBudget(Allocated = "20 B")] public object NewOverItsBudget() => new object();
        #else
            [Benchmark] public object OldName() => new object();

            [Benchmark] public object Deleted() => new object();
        #endif

            [Benchmark] public void KeepsOneObjectIn24()
            {
                if (++_next % 24 == 0 && Side.IsHead)
                    Rare.Add(new object());
            }

            [Benchmark] public void AddsNewKeys() => Seen.Add(Side.IsHead ? ++_next : 1);

            [Benchmark] public void AllocatesOnOtherThreads() => Task.Run(() => GC.KeepAlive(new byte[Side.IsHead ? 40_000 : 10_000])).Wait();

            [Benchmark] public void NeverReturns() => Thread.Sleep(Side.IsHead ? Timeout.Infinite : 0);

            [Benchmark] public void KillsItsProcess()
            {
                if (Side.IsHead)
                    Environment.Exit(0);
            }
        }

        [BenchmarkCategory("AllocGate")]
        public class Harmless
        {
            private static readonly Dictionary<int, byte[]> Refilled = [];
            private static readonly Queue<byte[]> Bounded = new();

            [Benchmark] public object DriftsBy40() => new byte[(1 << 20) + (Side.IsHead ? 40 : 0)];

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

        #if HEAD
            [Benchmark] public object Added() => new object();
        #endif
        }

        [BenchmarkCategory("AllocGate")]
        public class Broken
        {
            [Benchmark] public object OnBase() => Side.IsHead ? this : throw new InvalidOperationException("not yet");

            [Benchmark] public object OnBothSides() => throw new InvalidOperationException("never");
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

    private static readonly string[] Always = ["gate", "--base", "HEAD~1", "--no-rules"];

    private GitRepository _repository = null!;
    private JsonElement[] _rows = [];

    /// <summary>Why the gate failed, a sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; private set; } = [];

    public ToolRun Run { get; private set; } = new(-1, "", "");

    public async Task InitializeAsync()
    {
        _repository = await GitRepository.InitAsync();
        BenchmarkSources.WriteTo(_repository, Source);
        _repository.Write(BenchmarkSources.ProjectPath, BenchmarkSources.ProjectWith($"""<Reference Include="{AllocGateTool.BenchmarksAssembly}" />"""));
        await _repository.CommitAsync("Begin");
        await _repository.GitAsync("switch", "--quiet", "--create", "change");
        _repository.Write(BenchmarkSources.SourcePath, "#define HEAD\n" + Source);
        await _repository.CommitAsync("Change everything");
        await _repository.GitAsync("switch", "--quiet", "--detach", "main");
        await _repository.GitAsync("merge", "--quiet", "--no-ff", "--message", "Merge", "change");

        Run = (await AllocGateTool.RunAsync(_repository.Path, [.. Always, "--timeout", "45s"])).EndedWith(1);
        using var report = Report();
        Reasons = [.. report.RootElement.GetProperty("verdict").GetProperty("reasons").EnumerateArray().Select(r => r.GetString()!)];
        _rows = [.. report.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.Clone())];
    }

    public Task DisposeAsync()
    {
        _repository.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Judges a part of the change.</summary>
    public Task<ToolRun> JudgeAsync(params string[] arguments) => AllocGateTool.RunAsync(_repository.Path, [.. Always, .. arguments]);

    /// <summary>Judges a part of the change where an event says what it is.</summary>
    public Task<ToolRun> JudgeAsync(IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        AllocGateTool.RunAsync(_repository.Path, variables, ["gate", "--no-rules", .. arguments]);

    public Task<string> ShaAsync(string revision) => _repository.GitAsync("rev-parse", revision);

    /// <summary>The report of the last run.</summary>
    public JsonDocument Report() => JsonDocument.Parse(_repository.Read("artifacts/allocgate/report.json"));

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
