using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;

namespace AllocGate.Core.Tests.Profiling;

public class ChangedAllocationTests
{
    [Fact]
    public void The_changed_line_that_allocates_is_found() =>
        Assert.Equal(12, Find([Line(12, growth: 24)], 12));

    [Fact]
    public void The_changed_line_that_calls_what_allocates_is_found() =>
        Assert.Equal(12, Find([Line(40, growth: 24, callers: [30, 12, 5])], 12));

    [Fact]
    public void The_largest_growth_through_a_changed_line_comes_first() =>
        Assert.Equal(13, Find([Line(40, growth: 100), Line(13, growth: 64), Line(12, growth: 24)], 12, 13));

    [Fact]
    public void A_changed_line_that_allocates_without_growing_stands_for_growth_elsewhere() =>
        Assert.Equal(16, Find([Line(18, growth: 728), Line(16, growth: 0)], 16));

    [Fact]
    public void Within_a_statement_of_several_lines_the_changed_one_is_named() =>
        Assert.Equal(14, Find([Line(12, growth: 24, end: 15)], 14));

    [Fact]
    public void Where_no_changed_line_allocates_none_is_named() =>
        Assert.Null(Find([Line(12, growth: 24)], 13));

    [Fact]
    public void A_line_of_another_file_is_not_the_changed_one() =>
        Assert.Null(ChangedAllocation.Find([Line(12, growth: 24)], [new ChangedFile("src/Other.cs", null, [new LineRange(12, 12)])]));

    private static int? Find(AllocatingLine[] lines, params int[] changed) =>
        ChangedAllocation.Find(lines, [new ChangedFile("src/Cache.cs", "src/Cache.cs", [.. changed.Select(l => new LineRange(l, l))])])?.Line;

    private static AllocatingLine Line(int line, long growth, int? end = null, int[]? callers = null) => new(
        At(line, end), "object", new AllocationCount(1_000 + growth, 1, 1), new AllocationCount(1_000, 1, 1), [.. (callers ?? []).Select(c => At(c))]);

    private static CodeLine At(int line, int? end = null) => new("Cache.Fill", new SourceLine("src/Cache.cs", line), end ?? line, "");
}
