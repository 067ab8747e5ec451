using System.Globalization;
using System.Text.Json;
using AllocGate.Core.Measuring;

namespace AllocGate.Imports;

/// <summary>What a report says of a benchmark's allocated bytes. Whatever is not a number of bytes has a reason of its own, and is never zero.</summary>
internal static class ReportedBytes
{
    public const string Rounded = "BenchmarkDotNet's figure: counted once, rounded to whole bytes";
    public const string NotRounded = "BenchmarkDotNet's figure: counted once";

    private const int MostDecimals = 9;

    /// <param name="benchmark">An entry of the report's Benchmarks.</param>
    public static Reading Of(JsonElement benchmark)
    {
        if (benchmark.TryGetProperty("Statistics", out var statistics) && statistics.ValueKind == JsonValueKind.Null)
            return new Reading.Failed("BenchmarkDotNet has no result for it: the benchmark failed");
        if (!benchmark.TryGetProperty("Memory", out var memory) || memory.ValueKind == JsonValueKind.Null)
            return NotMeasured("the report holds no Memory section: run BenchmarkDotNet with its MemoryDiagnoser (--memory)");
        if (memory.ValueKind != JsonValueKind.Object || !memory.TryGetProperty("BytesAllocatedPerOperation", out var bytes))
            return NotMeasured("BytesAllocatedPerOperation is missing");
        return bytes.ValueKind switch
        {
            JsonValueKind.Null => NotMeasured("BytesAllocatedPerOperation is null: BenchmarkDotNet could not count it"),
            JsonValueKind.Number => OfNumber(bytes.GetRawText()),
            _ => NotMeasured("BytesAllocatedPerOperation is no number"),
        };
    }

    /// <summary>Operations that the figure rests on; 0 where the report does not say.</summary>
    public static long Operations(JsonElement benchmark) =>
        benchmark.TryGetProperty("Memory", out var memory) && memory.ValueKind == JsonValueKind.Object
        && memory.TryGetProperty("TotalOperations", out var operations) && operations.ValueKind == JsonValueKind.Number
        && operations.TryGetInt64(out var count) && count > 0 ? count : 0;

    private static Reading OfNumber(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var bytes))
            return NotMeasured($"BytesAllocatedPerOperation is {Shown(text)}: beyond any number of bytes");
        if (bytes < 0)
            return NotMeasured($"BytesAllocatedPerOperation is {Shown(text)}: negative, which no allocation is");
        if (bytes > long.MaxValue)
            return NotMeasured($"BytesAllocatedPerOperation is {Shown(text)}: beyond any number of bytes");
        return decimal.IsInteger(bytes) ? Whole((long)bytes) : Fraction(bytes, text);
    }

    private static Reading Fraction(decimal bytes, string text)
    {
        var operations = 1L;
        for (var decimals = 0; decimals < MostDecimals && !decimal.IsInteger(bytes); decimals++)
            (bytes, operations) = (bytes * 10, operations * 10);
        return decimal.IsInteger(bytes) && bytes <= long.MaxValue
            ? Once(new((long)bytes, operations), NotRounded)
            : NotMeasured($"BytesAllocatedPerOperation is {Shown(text)}: a fraction finer than a billionth of a byte");
    }

    private static Reading.Ranged Whole(long bytes) => Once(new(bytes), Rounded);

    private static Reading.Ranged Once(BytesPerOperation bytes, string cause) => new(bytes, bytes, bytes, cause);

    private static Reading.NotMeasured NotMeasured(string reason) => new(reason);

    private static string Shown(string number) => number.Length <= 30 ? number : number[..30] + "…";
}
