using AllocGate.Rules.CodeFixes.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

public class AG1402KnownSizeNoCapacityFixTests
{
    [Fact]
    public Task The_collection_gets_its_capacity() => VerifyFix.FixesAsync(new AG1402KnownSizeNoCapacityFix(), """
        class C
        {
            List<int> kept;
            void M(List<string> source, Dictionary<string, int> map)
            {
                var list = {|AG1402:new List<int>()|}; // lengths
                foreach (var x in source)
                    list.Add(x.Length);
                List<int> implied = {|AG1402:new()|};
                List<int> empty = {|AG1402:[]|};
                for (var i = 0; i < source.Count; i++)
                {
                    implied.Add(i);
                    empty.Add(i);
                }
                var copy = {|AG1402:new Dictionary<string, int>(StringComparer.Ordinal)|};
                foreach (var kv in map)
                    copy.Add(kv.Key, kv.Value);
                kept = {|AG1402:new()|};
                for (var i = 0; i < 100; i++)
                    kept.Add(i);
            }
        }
        """, """
        class C
        {
            List<int> kept;
            void M(List<string> source, Dictionary<string, int> map)
            {
                var list = new List<int>(source.Count); // lengths
                foreach (var x in source)
                    list.Add(x.Length);
                List<int> implied = new(source.Count);
                List<int> empty = new(source.Count);
                for (var i = 0; i < source.Count; i++)
                {
                    implied.Add(i);
                    empty.Add(i);
                }
                var copy = new Dictionary<string, int>(map.Count, StringComparer.Ordinal);
                foreach (var kv in map)
                    copy.Add(kv.Key, kv.Value);
                kept = new(100);
                for (var i = 0; i < 100; i++)
                    kept.Add(i);
            }
        }
        """);

    [Fact]
    public Task A_long_initializer_gets_the_number_of_its_elements()
    {
        var lines = string.Concat(Enumerable.Range(0, 40).Select(n => $"        {n},\n"));
        return VerifyFix.FixesAsync(
            new AG1402KnownSizeNoCapacityFix(),
            "class C\n{\n    static readonly List<int> Primes = {|AG1402:new List<int>|}\n    {\n" + lines + "    };\n}\n",
            "class C\n{\n    static readonly List<int> Primes = new List<int>(40)\n    {\n" + lines + "    };\n}\n");
    }

    [Fact]
    public Task A_removal_is_left_to_the_reader() => VerifyFix.OffersNothingAsync(new AG1402KnownSizeNoCapacityFix(), """
        class C
        {
            static readonly List<int> seen = [];
            static void M() => {|AG1402:seen.Clear()|};
        }
        """);
}
