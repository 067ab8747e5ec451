using AllocGate.Rules.CodeFixes.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

public class AG1101MutatedWhileEnumeratedFixTests
{
    [Fact]
    public Task The_loop_enumerates_a_copy() => VerifyFix.FixesAsync(new AG1101MutatedWhileEnumeratedFix(), """
        class C
        {
            List<string> kept = [];
            void M(Dictionary<string, int> map, List<string> list, object any)
            {
                foreach (var key in map.Keys)
                    {|AG1101:map.Add(key + "2", 1)|};
                foreach (var x in list.Where(x => x.Length > 1)) // long ones
                {
                    {|AG1101:list.Remove(x)|};
                    {|AG1101:list.Add(x)|};
                }
                foreach (var x in from x in this.kept where x.Length > 1 select x)
                    {|AG1101:kept.Remove(x)|};
                foreach (var x in kept)
                {
                    foreach (var y in list)
                        {|AG1101:list.Remove(y)|};
                    {|AG1101:kept.Remove(x)|};
                }
            }
        }
        """, """
        class C
        {
            List<string> kept = [];
            void M(Dictionary<string, int> map, List<string> list, object any)
            {
                foreach (var key in map.Keys.ToList())
                    map.Add(key + "2", 1);
                foreach (var x in list.Where(x => x.Length > 1).ToList()) // long ones
                {
                    list.Remove(x);
                    list.Add(x);
                }
                foreach (var x in (from x in this.kept where x.Length > 1 select x).ToList())
                    kept.Remove(x);
                foreach (var x in kept.ToList())
                {
                    foreach (var y in list.ToList())
                        list.Remove(y);
                    kept.Remove(x);
                }
            }
        }
        """);

    [Fact]
    public Task A_change_that_is_safe_on_the_framework_needs_no_copy() => VerifyFix.OffersNothingAsync(new AG1101MutatedWhileEnumeratedFix(), """
        class C
        {
            void M(Dictionary<string, int> map)
            {
                foreach (var key in map.Keys)
                    {|AG1101 info:map.Remove(key)|};
            }
        }
        """);

    [Fact]
    public Task The_same_change_gets_its_copy_on_an_old_framework() => VerifyFix.FixesAsync(new AG1101MutatedWhileEnumeratedFix(), """
        class C
        {
            void M(Dictionary<string, int> map)
            {
                foreach (var key in map.Keys)
                    {|AG1101 error:map.Remove(key)|};
            }
        }
        """, """
        class C
        {
            void M(Dictionary<string, int> map)
            {
                foreach (var key in map.Keys.ToList())
                    map.Remove(key);
            }
        }
        """, targetFramework: "net472");

    [Fact]
    public Task What_has_no_element_type_is_left_alone() => VerifyFix.OffersNothingAsync(new AG1101MutatedWhileEnumeratedFix(), """
        class C
        {
            void M(System.Collections.ArrayList list)
            {
                foreach (var x in list)
                    {|AG1101:list.Remove(x)|};
            }
        }
        """);
}
