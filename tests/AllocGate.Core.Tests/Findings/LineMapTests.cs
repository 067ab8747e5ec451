using AllocGate.Core.Findings;

namespace AllocGate.Core.Tests.Findings;

public class LineMapTests
{
    // The judged file has two more lines after line 3, and lines 10 and 11 instead of one.
    private static readonly LineMap Map = new("a.cs", [new(4, 2, 4, 0), new(10, 2, 8, 1)]);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, null)]
    [InlineData(5, null)]
    [InlineData(6, 4)]
    [InlineData(10, null)]
    [InlineData(12, 9)]
    public void A_line_is_found_where_it_stands_in_the_posted_commit(int judged, int? posted) => Assert.Equal(posted, Map.Map(judged));
}
