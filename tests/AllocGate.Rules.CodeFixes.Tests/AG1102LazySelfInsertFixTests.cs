using AllocGate.Rules.CodeFixes.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

public class AG1102LazySelfInsertFixTests
{
    [Fact]
    public Task A_copy_of_the_query_is_inserted() => VerifyFix.FixesAsync(new AG1102LazySelfInsertFix(), """
        class C
        {
            void M(List<string> list, HashSet<string> set)
            {
                list.AddRange({|AG1102:list.Where(x => x.Length > 1)|});
                list.InsertRange(0, /* twice */ {|AG1102:list.Select(x => x + x)|});
                list.AddRange({|AG1102:from x in list where x.Length > 1 select x|});
                var upper = set.Select(x => x.ToUpperInvariant());
                set.UnionWith({|AG1102:upper|});
            }
        }
        """, """
        class C
        {
            void M(List<string> list, HashSet<string> set)
            {
                list.AddRange(list.Where(x => x.Length > 1).ToList());
                list.InsertRange(0, /* twice */ list.Select(x => x + x).ToList());
                list.AddRange((from x in list where x.Length > 1 select x).ToList());
                var upper = set.Select(x => x.ToUpperInvariant());
                set.UnionWith(upper.ToList());
            }
        }
        """);
}
