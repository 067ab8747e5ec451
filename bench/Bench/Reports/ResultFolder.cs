using System.Text.Json;
using AllocGate.Bench.Gates;
using AllocGate.Bench.Killing;
using AllocGate.Bench.Parts;

namespace AllocGate.Bench.Reports;

/// <summary>One JSON file a part, and the report of all that are there: long parts can be run one at a time.</summary>
internal sealed class ResultFolder(string path)
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public async Task WriteAsync<T>(string part, T result, CancellationToken cancellationToken) =>
        await SaveAsync($"{part}.json", JsonSerializer.Serialize(result, s_options) + "\n", cancellationToken);

    public async Task<IReadOnlyList<KillTrial>> KillsAsync(CancellationToken cancellationToken) => await ReadAsync<KillTrial[]>("kill", cancellationToken) ?? [];

    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        var results = new Results(
            await ReadAsync<TimeResult[]>("time", cancellationToken) ?? [],
            await ReadAsync<RepeatResult[]>("repeat", cancellationToken) ?? [],
            await ReadAsync<NullResult>("null", cancellationToken),
            await ReadAsync<PlantedResult[]>("planted", cancellationToken) ?? [],
            await ReadAsync<ScaleResult>("scale", cancellationToken),
            await ReadAsync<ScanResult[]>("scan", cancellationToken) ?? [],
            await ReadAsync<GatesResult[]>("gates", cancellationToken) ?? [],
            await KillsAsync(cancellationToken));
        await SaveAsync("results.md", MarkdownResults.Of(results), cancellationToken);
        await SaveAsync("time.csv", TimeCsv.Of(results.Time), cancellationToken);
        if (results.Time.Count > 0)
            await SaveAsync("time.svg", TimeChart.Svg(results.Time), cancellationToken);
        Console.WriteLine(MarkdownResults.Of(results));
        Console.WriteLine($"Written: {path}");
    }

    private async Task<T?> ReadAsync<T>(string part, CancellationToken cancellationToken)
    {
        var file = Path.Combine(path, $"{part}.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<T>(await File.ReadAllTextAsync(file, cancellationToken), s_options) : default;
    }

    private async Task SaveAsync(string name, string text, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(path, name + ".tmp");
        await File.WriteAllTextAsync(temporary, text, cancellationToken);
        File.Move(temporary, Path.Combine(path, name), overwrite: true);
    }
}
