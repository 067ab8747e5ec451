using System.Text.Json;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Faults;

/// <summary>One run over a project of which most benchmarks misbehave, shared by the tests: a change that brings them all.</summary>
public sealed class FaultyRun : IAsyncLifetime
{
    // 2 GB: less than the flood of output that the tool reads, and room for three cases of 512 MB each.
    private const string HeapOfTheTool = "0x80000000";

    // A busy machine must not let a benchmark time out that does its work.
    private const string Timeouts = """
        { "projects": { "bench/FaultyCases.csproj": { "timeout": "4m" }, "hanging/HangingCases.csproj": { "timeout": "20s" } } }
        """;

    private static readonly string Project = BenchmarkSources.Project.Replace(
        "  </ItemGroup>", $"    <Reference Include=\"{AllocGateTool.BenchmarksAssembly}\" />\n  </ItemGroup>", StringComparison.Ordinal);

    private readonly Dictionary<string, JsonElement> _rows = [];

    /// <summary>Everything that the run and its benchmarks had for temporary files.</summary>
    public TemporaryFolder Temporary { get; } = new("tmp");

    public ToolRun Run { get; private set; } = new(-1, "", "");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Temporary.Path);
        using var repository = await GitRepository.InitAsync();
        await repository.CommitAsync("Begin");
        repository.Write("allocgate.json", Timeouts);
        repository.Write("bench/FaultyCases.csproj", Project);
        repository.Write("hanging/HangingCases.csproj", Project);
        foreach (var source in Directory.EnumerateFiles(Path.Combine(AllocGateTool.RepositoryRoot, "tests", "Fixtures", "FaultyCases"), "*.cs"))
            repository.Write($"{FolderOf(Path.GetFileName(source))}/{Path.GetFileName(source)}", File.ReadAllText(source));
        repository.Write("hanging/Program.cs", repository.Read("bench/Program.cs"));
        await repository.CommitAsync("Add benchmarks");

        Run = await AllocGateTool.RunAsync(
            repository.Path,
            new Dictionary<string, string?> { ["TMPDIR"] = Temporary.Path, ["DOTNET_GCHeapHardLimit"] = HeapOfTheTool },
            // Three at once, so that those that hang wait side by side.
            "gate", "--base", "HEAD~1", "--no-rules", "--jobs", "3");
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

    /// <summary>Bytes allocated by an operation: exact, or on a machine too busy for that the median.</summary>
    public long AllocatedBy(string name)
    {
        var allocated = ReadingsOf(name)[0];
        var figure = allocated.GetProperty("kind").GetString() switch
        {
            "exact" => allocated.GetProperty("value"),
            "ranged" => allocated.GetProperty("median"),
            _ => throw new InvalidOperationException($"{name} has no figure: {allocated.GetRawText()}"),
        };
        return figure.GetProperty("bytes").GetInt64() / figure.GetProperty("operations").GetInt64();
    }

    /// <summary>What the report says of how the figures came about.</summary>
    public IReadOnlyList<string> NotesOf(string name) =>
        [.. _rows[name].GetProperty("notes").EnumerateArray().Select(n => n.GetString()!)];

    private static string FolderOf(string source) => source == "Hanging.cs" ? "hanging" : "bench";

    private IReadOnlyList<JsonElement> ReadingsOf(string name)
    {
        Assert.True(_rows.ContainsKey(name), $"{name} is not in the report.\n{Run.Output}\n{Run.Error}");
        return [.. _rows[name].GetProperty("comparisons").EnumerateArray().Select(c => c.GetProperty("head"))];
    }
}
