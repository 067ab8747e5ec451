using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>
/// The verdict table, row by row and each row alone: recorded figures, judged by the tool as a process. What is judged where a benchmark
/// really runs is in <see cref="PublishedGatesTests"/>.
/// </summary>
public sealed class RecordedVerdictsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // Beyond a threshold: 24 B and 1%, and always from 0.
    [InlineData("1000", "1024", 1, "REGRESSED: allocated grew from 1,000 B/op to 1,024 B/op (+24 B/op, +2.4%)")]
    [InlineData("1000", "1023", 0, "PASS 1 case: 1 grown.")]
    [InlineData("1048600", "1048640", 0, "PASS 1 case: 1 grown.")]
    [InlineData("0", "1", 1, "REGRESSED: allocated grew from 0 B/op to 1 B/op (+1 B/op)")]
    // Broken.
    [InlineData("1000", "failed: it threw", 1, "FAILED: measured on base, failed on head: it threw")]
    [InlineData("failed: no file", "failed: it threw", 3, "? not compared: failed on both sides: it threw")]
    [InlineData("failed: no file", "1000", 3, "? not compared: failed on base: no file")]
    // An interval: head's low end against base's high end.
    [InlineData("10..60", "100", 1, "REGRESSED: allocated grew from 35 B/op to 100 B/op")]
    [InlineData("80..90", "92..102", 0, "PASS 1 case: 1 grown.")]
    [InlineData("80..90", "105..115", 3, "? noisy: allocated cannot be told exactly enough: growth lies between 15 and 35 B/op")]
    [InlineData("100", "90..190", 3, "? noisy: allocated cannot be told exactly enough: growth lies between -10 and 90 B/op")]
    [InlineData("0", "0..20", 0, "PASS 1 case: 1 unchanged.")]
    [InlineData("0", "1..20", 1, "REGRESSED: allocated grew from 0 B/op to 10 B/op")]
    public async Task What_is_allocated_decides_as_the_table_says(string before, string now, int exitCode, string sentence) =>
        await JudgeAsync([new("Rows.Insert", before)], [new("Rows.Insert", now)], exitCode, sentence);

    [Theory]
    [InlineData("0", "1", "100", "100", 1, "REGRESSED: retained grew from 0 B/op to 1 B/op")]
    [InlineData("0", "0..1", "100", "100", 0, "PASS 1 case: 1 unchanged.")]
    [InlineData("0", "-40..60", "100", "100", 3, "? noisy: retained cannot be told exactly enough")]
    [InlineData("0", "0", "1000", "1024", 1, "REGRESSED: footprint grew from 1,000 B to 1,024 B (+24 B, +2.4%)")]
    [InlineData("0", "0", "1000", "1023", 0, "PASS 1 case: 1 grown.")]
    public async Task What_is_retained_and_held_decides_likewise(string retainedBefore, string retained, string footprintBefore, string footprint, int exitCode, string sentence) =>
        await JudgeAsync([new("Rows.Insert", "100", retainedBefore, footprintBefore)], [new("Rows.Insert", "100", retained, footprint)], exitCode, sentence);

    [Fact]
    public async Task A_row_that_is_gone_fails_and_one_that_is_new_beside_compared_ones_passes_unless_it_is_over_its_budget()
    {
        RecordedCase same = new("Rows.Insert", "100"), other = new("Rows.Load", "200");

        await JudgeAsync([same, other], [same], 1, "MISSING: base has it and head does not: deleted, renamed, or its parameters were replaced");
        await JudgeAsync([same], [other], 1, "2 cases: 1 missing, 1 new.");
        await JudgeAsync([same], [same, other], 0, "PASS 2 cases: 1 new, 1 unchanged.");
        await JudgeAsync([same], [same, other with { Budget = 100 }], 1, "OVER BUDGET: allocated 200 B/op is above its budget of 100 B/op");
        await JudgeAsync([other], [other with { Budget = 100 }], 1, "OVER BUDGET: allocated 200 B/op is above its budget of 100 B/op");
        await JudgeAsync([same], [same, new("Rows.Load", "failed: it threw")], 3, "? not compared: it threw");
    }

    [Fact]
    public async Task Nothing_to_compare_with_is_no_answer_unless_it_is_allowed_as_the_first_run()
    {
        RecordedCase[] head = [new("Rows.Insert", "100")];

        await JudgeAsync([], head, 3, "No row has a base figure: base has none of these benchmarks. Where this is the first run, --allow first-run accepts it.");
        await JudgeAsync([], head, 0, "PASS 1 case: 1 new.", "--allow", "first-run");
        await JudgeAsync([], [head[0] with { Budget = 10 }], 1, "OVER BUDGET", "--allow", "first-run");
        await JudgeAsync(head, head, 3, "? incomparable: measured under other conditions (architecture: x64, was arm64)", baseArchitecture: "arm64");
    }

    [Fact]
    public async Task A_case_that_is_noisy_by_nature_has_a_limit_of_its_own()
    {
        RecordedCase[] before = [new("Rows.Insert", "100"), new("Rows.Hash", "100")];
        RecordedCase[] now = [new("Rows.Insert", "100"), new("Rows.Hash", "90..190")];
        await JudgeAsync(before, now, 3, "? noisy: allocated cannot be told exactly enough");

        _folder.Write("allocgate.json", """{ "cases": { "Rows.Hash*": { "allocatedBytes": "100 B" } } }""");
        await JudgeAsync(before, now, 0, "PASS 2 cases: 2 unchanged.");
        await JudgeAsync(before, [now[1], now[0] with { Allocated = "124" }], 1, "REGRESSED: allocated grew from 100 B/op to 124 B/op");
    }

    [Theory]
    // What another tool reports of one benchmark, which allocated 100 B before.
    [InlineData("", 3, "the report holds no Memory section")]
    [InlineData("null", 3, "the report holds no Memory section")]
    [InlineData("{ \"TotalOperations\": 16 }", 3, "BytesAllocatedPerOperation is missing")]
    [InlineData("{ \"TotalOperations\": 16, \"BytesAllocatedPerOperation\": null }", 3, "BytesAllocatedPerOperation is null: BenchmarkDotNet could not count it")]
    [InlineData("{ \"TotalOperations\": 16, \"BytesAllocatedPerOperation\": -24 }", 3, "-24")]
    // In 32 bits this would be 100 B again.
    [InlineData("{ \"TotalOperations\": 16, \"BytesAllocatedPerOperation\": 4294967396 }", 1, "allocated grew from 100 B/op to 4,294,967,396 B/op")]
    [InlineData("{ \"TotalOperations\": 16, \"BytesAllocatedPerOperation\": 100 }", 0, "1 unchanged")]
    public async Task A_report_without_a_figure_is_never_an_improvement(string memory, int exitCode, string sentence)
    {
        _folder.Write("before.json", Report("{ \"TotalOperations\": 16, \"BytesAllocatedPerOperation\": 100 }"));
        _folder.Write("now.json", Report(memory));

        await JudgeAsync(exitCode, sentence);
    }

    [Theory]
    [InlineData("\"value\":{\"bytes\":100,\"operations\":1}", "\"value\":null", "before.json")]
    [InlineData("\"value\":{\"bytes\":100,\"operations\":1}", "\"value\":{\"operations\":1}", "before.json")]
    [InlineData("\"bytes\":100", "\"bytes\":-100", "has an impossible figure for allocated")]
    [InlineData("\"bytes\":100", "\"bytes\":9223372036854775808", "before.json")]
    [InlineData("\"allocated\"", "\"alocated\"", "before.json")]
    [InlineData("\"allocgate-measurements/1\"", "\"allocgate-measurements/9\"", "this version reads \"allocgate-measurements/1\"")]
    public async Task A_baseline_with_a_figure_that_is_none_is_refused(string part, string by, string sentence)
    {
        _folder.Write("now.json", RecordedCase.File([new("Rows.Insert", "100")]));
        _folder.Write("before.json", _folder.Read("now.json").Replace(part, by, StringComparison.Ordinal));

        await JudgeAsync(2, sentence);
    }

    private async Task JudgeAsync(
        RecordedCase[] before, RecordedCase[] now, int exitCode, string sentence, string? option = null, string? value = null, string baseArchitecture = "x64")
    {
        _folder.Write("before.json", RecordedCase.File(before, baseArchitecture));
        _folder.Write("now.json", RecordedCase.File(now));
        await JudgeAsync(exitCode, sentence, [.. option is null ? Array.Empty<string>() : [option, value!]]);
    }

    private async Task JudgeAsync(int exitCode, string sentence, params string[] options) =>
        (await AllocGateTool.RunAsync(_folder.Path, ["compare", "before.json", "now.json", .. options])).EndedWith(exitCode).Says(sentence);

    private static string Report(string memory) => $$"""
        { "HostEnvironmentInfo": { "RuntimeVersion": ".NET 10.0.12 (10.0.12, 10.0.1226.42308)", "Architecture": "X64", "BenchmarkDotNetVersion": "0.15.8" },
          "Benchmarks": [ { "DisplayInfo": "Rows.Insert: DefaultJob", "Namespace": "N", "Type": "Rows", "Method": "Insert", "Parameters": "", "FullName": "N.Rows.Insert",
            "Statistics": {}{{(memory.Length > 0 ? $", \"Memory\": {memory}" : "")}} } ] }
        """;
}
