using AllocGate.Rules.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Tests;

public class RobustnessTests
{
    private const string Busy = """
        partial class C<T>(int[] primary)
        {
            ConcurrentDictionary<string, Unknown> map = new();
            Dictionary<string, Func<object>> readers = new();
            List<int> list = [];
            ImmutableList<int> frozen = [];
            Bag Auto { get; set; }
            Func<int> Count => list.Count;
            void PutAll(Dictionary<string, object> source, dynamic any)
            {
                foreach (var (key, value) in source)
                {
                    map.GetOrAdd(key, new Unknown(key));
                    map.GetOrAdd(value: new(), key: key);
                    map.GetOrAdd(key, () => value);
                    map.AddOrUpdate(key, k => new Unknown(k + source.Count + primary.Length), (_, old) => { readers = null; return old; });
                    map.GetOrAdd(key, any.Make).Other(from n in list where n > primary[0] select (n, key) into pair group pair by pair.n);
                    Auto ??= list?.Select(n => n + source.Count).OrderBy(n => n).AsEnumerable();
                    readers[key] = () => source[key];
                    source.Add(key + 1, value ?? any?.Missing());
                    frozen = frozen.Add(1).Nope(2);
                    foreach (var x in list.Where(y => y > 1)) list?.Remove(x);
                    (list, _) = (new(), 1);
                    Interlocked.Exchange(ref list, null);
                }
                void Local(int n) { readers.Add("", delegate { return n + source.Count; }); Local(n); }
            }
        }
        class C<T>(int[] primary) { ~C() { } static int operator +(C<T> a, C<T> b) => 0; int this[int i] => primary[i]; }
        """;

    /// <summary>A rule runs in the editor too, where most code is half written: cut anywhere, it must stay silent or report, never throw.</summary>
    [Fact]
    public async Task Code_that_is_cut_off_anywhere_makes_no_rule_throw()
    {
        for (var length = 7; length < Busy.Length; length += 61)
            await RuleRun.FindingsAsync(RuleRun.Compile([Busy[..length]]));
    }

    [Fact]
    public async Task Top_level_statements_are_read_once_and_the_types_below_them_on_their_own()
    {
        var findings = await RuleRun.FindingsAsync(RuleRun.Compile(["""
            var map = new ConcurrentDictionary<string, object>();
            map.GetOrAdd("", new object());
            class C(ConcurrentDictionary<string, object> map) { object M() => map.GetOrAdd("", new object()); }
            """]).WithOptions(new(OutputKind.ConsoleApplication)));

        Assert.Equal(["AG1002", "AG1002"], findings.Select(finding => finding.Id));
    }

    /// <summary>A method as generators write them; work that grows with the square of its length would not end within the test run.</summary>
    [Fact]
    public async Task A_method_of_thousands_of_lambdas_loops_and_calls_is_read_in_passing()
    {
        var lines = string.Concat(Enumerable.Range(0, 4_000).Select(n => $$"""
            readers["{{n}}"] = () => source;
            foreach (var x in list) other.Remove(x);
            map.GetOrAdd("{{n}}", new object());
            map.GetOrAdd("{{n}}", key => key + list.Count);
            queries["{{n}}"] = list.Where(x => x > other.Count);

            """));

        var findings = await RuleRun.FindingsAsync(RuleRun.Compile([$$"""
            class C
            {
                void M(Dictionary<string, Func<object>> readers, object source, List<int> list, List<int> other, ConcurrentDictionary<string, object> map, Dictionary<string, IEnumerable<int>> queries)
                {
                    {{lines}}
                }
            }
            """]));

        Assert.Equal(16_000, findings.Length);
    }

    /// <summary>The same for what is stored: every store asks where its value comes from and whether its target outlives the method.</summary>
    [Fact]
    public async Task A_method_of_thousands_of_stores_is_read_in_passing()
    {
        var lines = string.Concat(Enumerable.Range(0, 1_000).Select(n => $$"""
            foreach (var g in words.GroupBy(w => w)) groups[g.Key] = g;
            all.Add(rented); pool.Return(rented);
            slice = slice.Slice(1); blocks["{{n}}"] = slice; map["{{n}}"] = "";
            while (map.Count > {{n}}) lists["{{n}}" + map.Count] = new List<int>(1000);

            """));

        var findings = await RuleRun.FindingsAsync(RuleRun.Compile([$$"""
            public class C
            {
                Dictionary<string, IEnumerable<string>> groups = new();
                Dictionary<string, List<int>> lists = new();
                Dictionary<string, Memory<byte>> blocks = new();
                List<byte[]> all = [];
                object? kept;
                public void M(string[] words, System.Buffers.ArrayPool<byte> pool, Memory<byte> slice, Dictionary<string, string>? map)
                {
                    map ??= new();
                    var rented = pool.Rent(1);
                    {{lines}}
                    kept = map;
                }
            }
            """]));

        Assert.Equal(1_000, findings.Count(finding => finding.Id == "AG1006"));
        Assert.Equal(1_000, findings.Count(finding => finding.Id == "AG1007"));
        Assert.Equal(1_000, findings.Count(finding => finding.Id == "AG1008"));
        Assert.Single(findings, finding => finding.Id == "AG1103");
    }

    [Fact]
    public async Task Generated_code_is_not_read()
    {
        Assert.Empty(await RuleRun.FindingsAsync(RuleRun.Compile(["""
            // <auto-generated/>
            class C { static ConcurrentDictionary<string, object> map = new(); object M() => map.GetOrAdd("", new object()); }
            """])));
    }

    [Fact]
    public async Task Without_the_BCL_s_collections_nothing_is_reported_and_nothing_throws()
    {
        Assert.Empty(await RuleRun.FindingsAsync(RuleRun.Compile([Busy], references: [])));
    }
}
