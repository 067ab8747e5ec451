using System.Text.Json;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Faults;

/// <summary>One run over a project of which most benchmarks misbehave, shared by the tests: a change that brings them all.</summary>
public sealed class FaultyRun : IAsyncLifetime
{
    // The tool's own heap, too: smaller than the flood of output that it reads, and small enough to reach the limit of a case soon.
    private const string HeapOfTheTool = "0x20000000";

    private readonly Dictionary<string, JsonElement> _rows = [];

    /// <summary>Everything that the run and its benchmarks had for temporary files.</summary>
    public TemporaryFolder Temporary { get; } = new("tmp");

    public ToolRun Run { get; private set; } = new(-1, "", "");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Temporary.Path);
        using var repository = await GitRepository.InitAsync();
        await repository.CommitAsync("Begin");
        repository.Write("bench/FaultyCases.csproj", BenchmarkSources.Project.Replace(
            "  </ItemGroup>", $"    <Reference Include=\"{AllocGateTool.BenchmarksAssembly}\" />\n  </ItemGroup>", StringComparison.Ordinal));
        foreach (var source in Directory.EnumerateFiles(Path.Combine(AllocGateTool.RepositoryRoot, "tests", "Fixtures", "FaultyCases"), "*.cs"))
            repository.Write($"bench/{Path.GetFileName(source)}", File.ReadAllText(source));
        await repository.CommitAsync("Add benchmarks");

        Run = await AllocGateTool.RunAsync(
            repository.Path,
            new Dictionary<string, string?> { ["TMPDIR"] = Temporary.Path, ["DOTNET_GCHeapHardLimit"] = HeapOfTheTool },
            // Four at once, so that the three that hang wait side by side.
            "gate", "--base", "HEAD~1", "--no-rules", "--jobs", "4", "--timeout", "30s");
        using var report = JsonDocument.Parse(repository.Read("artifacts/allocgate/report.json"));
        foreach (var row in report.RootElement.GetProperty("rows").EnumerateArray())
            _rows[row.GetProperty("name").GetString()!] = row.Clone();
    }

    public Task DisposeAsync()
    {
        Temporary.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Why the case has no figure, which must be the same for every metric.</summary>
    public string FailureOf(string name)
    {
        var readings = ReadingsOf(name);
        Assert.All(readings, r => Assert.Equal("failed", r.GetProperty("kind").GetString()));
        return Assert.Single(readings.Select(r => r.GetProperty("reason").GetString()!).Distinct());
    }

    /// <summary>The exact bytes allocated by an operation.</summary>
    public long AllocatedBy(string name)
    {
        var allocated = ReadingsOf(name)[0];
        Assert.True(allocated.GetProperty("kind").GetString() == "exact", allocated.GetRawText());
        return allocated.GetProperty("value").GetProperty("bytes").GetInt64();
    }

    /// <summary>What the report says of how the figures came about.</summary>
    public IReadOnlyList<string> NotesOf(string name) =>
        [.. _rows[name].GetProperty("notes").EnumerateArray().Select(n => n.GetString()!)];

    private IReadOnlyList<JsonElement> ReadingsOf(string name)
    {
        Assert.True(_rows.ContainsKey(name), $"{name} is not in the report.\n{Run.Output}\n{Run.Error}");
        return [.. _rows[name].GetProperty("comparisons").EnumerateArray().Select(c => c.GetProperty("head"))];
    }
}
