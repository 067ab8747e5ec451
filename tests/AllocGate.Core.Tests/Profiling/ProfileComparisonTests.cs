using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;

namespace AllocGate.Core.Tests.Profiling;

public class ProfileComparisonTests
{
    [Fact]
    public void A_line_that_has_moved_is_known_again_by_its_text()
    {
        var lines = ProfileComparison.Compare(
            Profile(10, Site(20, "var list = new List<int>();", 320), Site(25, "list.Add(i);", 100)),
            Profile(10, Site(7, "list.Add(i);", 100), Site(4, "var list = new List<int>();", 320)));

        Assert.All(lines, line => Assert.Equal(0, line.Growth));
    }

    [Fact]
    public void A_line_that_was_rewritten_is_held_against_its_method_and_type() =>
        Assert.Equal(20, Assert.Single(ProfileComparison.Compare(
            Profile(10, Site(20, "new List<int>()", 520)), Profile(10, Site(20, "new List<int>(n)", 320)))).Growth);

    [Fact]
    public void What_base_did_not_allocate_has_grown_from_nothing()
    {
        var line = Assert.Single(ProfileComparison.Compare(Profile(10, Site(20, "new object()", 240)), Profile(5)));

        Assert.Equal(new AllocationCount(0, 0, 5), line.Base);
        Assert.Equal(24, line.Growth);
    }

    [Fact]
    public void Without_a_profile_of_base_nothing_is_said_of_it()
    {
        var lines = ProfileComparison.Compare(Profile(10, Site(20, "a", 240), Site(21, "b", 480)), null);

        Assert.All(lines, line => Assert.Null(line.Base));
        Assert.Equal([21, 20], lines.Select(l => l.Line!.Location.Line));
    }

    [Fact]
    public void The_sides_may_have_counted_different_numbers_of_operations() =>
        Assert.Equal(0, Assert.Single(ProfileComparison.Compare(Profile(10, Site(20, "a", 240)), Profile(100, Site(20, "a", 2_400)))).Growth);

    private static AllocationProfile Profile(long operations, params AllocationSite[] sites) => new(operations, sites);

    private static AllocationSite Site(int line, string text, long bytes) =>
        new(new CodeLine("Cache.Fill", new SourceLine("src/Cache.cs", line), line, text), "object", bytes, bytes / 24, []);
}
