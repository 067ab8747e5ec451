using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Imports;

/// <summary>Reads the text of a BenchmarkDotNet report, full or brief, or says everything that is wrong with it.</summary>
internal static class ReportReading
{
    private const string WhatToDo = "Write it again with BenchmarkDotNet's JSON exporter (--exporters json).";
    // A full report has some twenty bytes a value, and each iteration of each case.
    public const int MostValues = 4_000_000;
    private const int MostErrors = 100;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <param name="path">As the user named it.</param>
    /// <exception cref="InvalidInputException">It is no such report.</exception>
    public static BenchmarkDotNetReport Parse(ReadOnlyMemory<byte> utf8, string path)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        try
        {
            RefuseFlood(utf8.Span, path);
            using var document = JsonDocument.Parse(utf8, Options);
            return Read(document.RootElement, path);
        }
        // InvalidOperation: text that is no UTF-8.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidInputException([JsonMistake.Of(e, utf8.Span, path, "Not readable JSON: ", WhatToDo)]);
        }
    }

    // A document keeps a note of each value, which can take many times what the values take.
    private static void RefuseFlood(ReadOnlySpan<byte> utf8, string path)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        for (var values = 0; reader.Read(); values++)
        {
            if (values == MostValues)
                throw new InvalidInputException($"It holds more than {MostValues:#,0} values.", JsonMistake.Place(utf8, (int)reader.TokenStartIndex, path), WhatToDo);
        }
    }

    private static BenchmarkDotNetReport Read(JsonElement root, string path)
    {
        var errors = new List<InputError>();
        void Wrong(string what, string where = "") => errors.Add(new(what, where.Length == 0 ? path : $"{path}: {where}", WhatToDo));

        if (!Has(root, "HostEnvironmentInfo", JsonValueKind.Object, out var host) | !Has(root, "Benchmarks", JsonValueKind.Array, out var benchmarks))
        {
            throw new InvalidInputException(
                "It is no BenchmarkDotNet report: it has no \"HostEnvironmentInfo\" and \"Benchmarks\".", path, WhatToDo);
        }

        var runtime = ReportedFramework.Parse(Text(host, "RuntimeVersion"));
        if (runtime is null)
            Wrong($"RuntimeVersion \"{Shown(Text(host, "RuntimeVersion"))}\" names no .NET runtime.", "HostEnvironmentInfo");
        if (Text(host, "Architecture").Length == 0)
            Wrong("Architecture is missing.", "HostEnvironmentInfo");

        var cases = new List<ReportedCase>();
        foreach (var (benchmark, index) in benchmarks.EnumerateArray().Index().Select(b => (b.Item, b.Index)).TakeWhile(_ => errors.Count < MostErrors))
        {
            if (benchmark.ValueKind != JsonValueKind.Object || Text(benchmark, "FullName").Length == 0 || Text(benchmark, "Method").Length == 0)
                Wrong("FullName or Method is missing.", $"Benchmarks[{index}]");
            else if (runtime is not null)
                cases.Add(Case(benchmark, runtime));
        }

        return errors.Count > 0 ? throw new InvalidInputException(errors) : new(path, HostOf(host, runtime!), Text(host, "Configuration") != "DEBUG", cases);
    }

    private static ReportedCase Case(JsonElement benchmark, ReportedFramework host)
    {
        var parameters = Text(benchmark, "Parameters");
        var type = Text(benchmark, "Type");
        var name = (type.Length == 0 ? "" : type + ".") + Text(benchmark, "Method") + (parameters.Length == 0 ? "" : $" [{parameters.Replace("&", ", ", StringComparison.Ordinal)}]");
        var job = Text(benchmark, "DisplayInfo");
        return new(
            ReportedName.ToId(Text(benchmark, "FullName"), parameters), name, job, ReportedFramework.OfJob(job) ?? host,
            ReportedBytes.Of(benchmark), ReportedBytes.Operations(benchmark));
    }

    private static RunEnvironment HostOf(JsonElement host, ReportedFramework runtime) => new(
        runtime.Major,
        Text(host, "Architecture").ToLowerInvariant(),
        RunEnvironment.NotSaid,
        RunEnvironment.NotSaid,
        runtime.Version,
        Text(host, "OsVersion"),
        host.TryGetProperty("LogicalCoreCount", out var cores) && cores.ValueKind == JsonValueKind.Number && cores.TryGetInt32(out var count) ? count : 0,
        Text(host, "BenchmarkDotNetVersion"),
        Engine.BenchmarkDotNet);

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static bool Has(JsonElement element, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind == kind;
    }

    private static string Text(JsonElement element, string name) => Has(element, name, JsonValueKind.String, out var value) ? value.GetString()! : "";
}
