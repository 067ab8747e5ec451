using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Faults;

/// <summary>
/// Files that a stranger may have written, read by the real process in 256 MB of managed memory: each is refused with what is wrong, where
/// and what to do, with exit code 2 and nothing else.
/// </summary>
public sealed class HostileFilesTests : IAsyncLifetime
{
    private const string Configuration = """
        { "thresholds": { "allocatedBytes": "24 B", "allocatedPercent": 1 },
          "projects": { "bench/A.csproj": { "select": "all", "timeout": "2m" } } }
        """;

    private const string Waivers = """
        { "waivers": [
          { "target": "A", "rule": "AG1401", "reason": "r", "expires": "2027-01-31" },
          { "target": "A", "metric": "allocated", "ceiling": "1 KB", "reason": "r", "expires": "2027-01-31" } ] }
        """;

    private const string Imported = """
        { "HostEnvironmentInfo": { "RuntimeVersion": ".NET 10.0.1", "Architecture": "X64" },
          "Benchmarks": [ { "FullName": "A.B.C", "Method": "C", "Statistics": {}, "Memory": { "BytesAllocatedPerOperation": 88 } } ] }
        """;

    private static readonly Dictionary<string, string?> Narrow = new() { ["DOTNET_GCHeapHardLimit"] = "0x10000000" };

    private GitRepository _repository = null!;

    public async Task InitializeAsync()
    {
        _repository = await GitRepository.InitAsync();
        _repository.Write("bench/A.csproj", "<Project />");
        await _repository.CommitAsync("Begin");
        _repository.Write("artifacts/whole.json", Baseline);
        _repository.Write("artifacts/imported.json", Imported);
    }

    public Task DisposeAsync()
    {
        _repository.Dispose();
        return Task.CompletedTask;
    }

    // Three cases are enough of it.
    private static string Baseline
    {
        get
        {
            var lines = File.ReadAllLines(Path.Combine(AllocGateTool.RepositoryRoot, "allocgate.baseline.json"));
            return string.Join('\n', [.. lines[..11], lines[11].TrimEnd(','), "] }", "]", "}"]);
        }
    }

    [Fact]
    public async Task A_configuration()
    {
        const string Path = "allocgate.json";
        var forms = HostileFile.Of(Configuration, "\"allocatedPercent\": 1", "\"timeout\": \"2m\"", schema: null).Append(HostileFile.Flood(Configuration, 1_000_000)).ToList();
        await EachIsRefusedAsync(forms, Path, "config", "show");
        await EachIsRefusedAsync(Worst(forms), Path, "gate");
        await EachIsRefusedAsync(Worst(forms), Path, "waive", "B", "--ceiling", "1 B", "--reason", "r", "--expires", "2027-01-31");
        await EachIsRefusedAsync(Worst(forms), Path, "compare", "artifacts/whole.json", "artifacts/whole.json");
    }

    [Fact]
    public async Task A_file_of_waivers()
    {
        const string Path = "allocgate.waivers.json";
        var forms = HostileFile.Of(Waivers, "\"expires\": \"2027-01-31\"", "\"reason\": \"r\"", schema: null).ToList();
        await EachIsRefusedAsync(forms, Path, "config", "show");
        await EachIsRefusedAsync(Worst(forms), Path, "gate");
        await EachIsRefusedAsync(Worst(forms), Path, "waive", "B", "--ceiling", "1 B", "--reason", "r", "--expires", "2027-01-31");
    }

    [Fact]
    public async Task A_baseline()
    {
        const string Path = "allocgate.baseline.json";
        var forms = HostileFile.Of(Baseline, "\"cores\":2", "\"tool\": \"0.1.0\"", "\"schema\": \"allocgate-measurements/1\"").Append(HostileFile.Flood(Baseline, 30_000_000)).ToList();
        await EachIsRefusedAsync(forms, Path, "baseline", "show");
        await EachIsRefusedAsync(Worst(forms), Path, "gate");
        await EachIsRefusedAsync(Worst(forms), "artifacts/baseline.json", "gate", "--baseline-file", "artifacts/baseline.json");
        await EachIsRefusedAsync(Worst(forms), Path, "baseline", "update", "bench", "--from", "artifacts/imported.json");
        await EachIsRefusedAsync(Worst(forms), Path, "compare", Path, "artifacts/whole.json");
        await EachIsRefusedAsync(Worst(forms), Path, "merge", Path, "-o", "artifacts/merged.json");
    }

    [Fact]
    public async Task A_report_of_the_gate()
    {
        _repository.Write("notes.txt", "none yet\n");
        await _repository.CommitAsync("Note");
        (await AllocGateTool.RunAsync(_repository.Path, "gate", "--no-benchmarks", "--base", "HEAD^")).EndedWith(0);
        var whole = _repository.Read("artifacts/allocgate/report.json");
        var forms = HostileFile.Of(whole, "\"findings\": []", $"\"toolVersion\": \"{Version(whole)}\"", "\"schema\": \"allocgate-report/1\"").Append(HostileFile.Flood(whole, 60_000_000)).ToList();
        const string Path = "artifacts/allocgate/report.json";
        await EachIsRefusedAsync(forms.Where(form => form.Name is not "the number []"), Path, "merge", Path);
        await EachIsRefusedAsync(Worst(forms), Path, "accept", "A", "--metric", "allocated", "--reason", "r");
    }

    [Fact]
    public async Task A_report_of_BenchmarkDotNet()
    {
        const string Path = "artifacts/r.json";
        var forms = HostileFile.Of(Imported, "\"Benchmarks\": [ {", "\"Method\": \"C\"", schema: null).Append(HostileFile.Flood(Imported, 60_000_000)).ToList();
        // Without a whole text, nothing tells whose file it is.
        await EachIsRefusedAsync(forms.Where(form => form.Name.StartsWith("the number", StringComparison.Ordinal) is false), Path, "baseline", "update", "bench", "--from", Path);
        await EachIsRefusedAsync(Worst(forms), Path, "compare", "artifacts/whole.json", Path);
    }

    private static string Version(string report) => System.Text.Json.JsonDocument.Parse(report).RootElement.GetProperty("toolVersion").GetString()!;

    // What takes most memory and time where it is not bounded.
    private static IEnumerable<HostileFile> Worst(IEnumerable<HostileFile> forms) =>
        forms.Where(form => form.Name is "a claim of 4 GiB" or "no end" or "100,000 objects in each other");

    private async Task EachIsRefusedAsync(IEnumerable<HostileFile> forms, string path, params string[] arguments)
    {
        var absolute = Path.Combine(_repository.Path, path);
        var said = new List<string>();
        foreach (var form in forms)
        {
            File.Delete(absolute);
            form.Write(absolute);
            var run = await AllocGateTool.RunAsync(_repository.Path, Narrow, arguments);
            File.Delete(absolute);
            if (Wrong(run, path, form) is { } wrong)
                said.Add($"{form.Name}: {wrong}\nexit code {run.ExitCode}\n{run.Output}{run.Error[..Math.Min(2_000, run.Error.Length)]}");
        }

        Assert.True(said.Count == 0, $"allocgate {string.Join(' ', arguments)}\n{string.Join("\n", said)}");
    }

    private static string? Wrong(ToolRun run, string path, HostileFile form)
    {
        if (run.ExitCode != 2)
            return "it is not refused";
        var errors = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = System.Text.RegularExpressions.Regex.Escape(Path.GetFileName(path));
        if (!errors.Any(line => System.Text.RegularExpressions.Regex.IsMatch(line, form.HasPlace ? $"{name}:[0-9]+:[0-9]+: \\S" : $"{name}(:[0-9]+:[0-9]+)?: \\S")))
            return "its place is not said";
        if (errors.Any(line => !line.StartsWith("allocgate: error: ", StringComparison.Ordinal)))
            return "there is something else than errors";
        return run.Error.Any(c => char.IsControl(c) && c is not ('\n' or '\r')) || run.Error.Contains('\u202e', StringComparison.Ordinal) || run.Error.Length > 20_000 ? "what is said is not harmless" : null;
    }
}
