using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1402KnownSizeNoCapacityTests
{
    private const string Types = """
        public class Owner { public List<string> Items { get; } = []; public List<string> Made => Items.ToList(); public List<int> Sizes = new(); }
        public class OwnList : List<string>;
        public class Bag { public void Add(string x) { } }
        public class Lines : IReadOnlyCollection<string>
        {
            public int Count => this.Count();
            public IEnumerator<string> GetEnumerator() => throw new Exception();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        """;

    [Theory]
    [InlineData("var list = {|AG1402 info:new List<int>()|}; foreach (var x in source) list.Add(x.Length);")]
    [InlineData("List<int> list = {|AG1402:new()|}; foreach (var x in source) { list.Add(x.Length); }")]
    [InlineData("List<int> list = {|AG1402:[]|}; foreach (var x in source) list.Add(x.Length);")]
    [InlineData("IList<int> list = {|AG1402:new List<int>()|}; foreach (var x in array) list.Add(x.Length);")]
    [InlineData("var list = {|AG1402:new List<char>()|}; foreach (var x in other) list.Add(x);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; foreach (var x in span) list.Add(x);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; foreach (var x in face) list.Add(x.Length);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; foreach (var x in frozen) list.Add(x.Length);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; foreach (var (k, v) in map) list.Add(v);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; foreach (var x in map.Values) list.Add(x);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; foreach (var x in a.Items) list.Add(x.Length);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; foreach (var x in own) list.Add(x.Length);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; for (int i = 0; i < array.Length; i++) list.Add(array[i].Length);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; for (var i = 0; i != source.Count; ++i) list.Add(source[i].Length);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; for (var i = 0; i < 100; i++) list.Add(i);")]
    [InlineData("const int Pages = 20; var list = {|AG1402:new List<int>()|}; for (var i = 0; i < Pages; i++) list.Add(i);")]
    [InlineData("var other2 = {|AG1402:new Dictionary<string, int>()|}; foreach (var x in source) other2.Add(x, 1);")]
    [InlineData("var copy = {|AG1402:new Dictionary<string, int>(StringComparer.Ordinal)|}; foreach (var kv in map) copy[kv.Key] = kv.Value;")]
    [InlineData("var copy = {|AG1402:new Dictionary<int, string>()|}; for (var i = 0; i < array.Length; i++) copy[i] = array[i];")]
    [InlineData("var keys = {|AG1402:new HashSet<string>()|}; foreach (var kv in map) keys.Add(kv.Key);")]
    [InlineData("var queue = {|AG1402:new Queue<string>()|}; foreach (var x in source) queue.Enqueue(x);")]
    [InlineData("var stack = {|AG1402:new Stack<string>()|}; foreach (var x in source) stack.Push(x);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; var n = 0; Use(n); foreach (var x in source) list.Add(x.Length);")]
    [InlineData("kept = {|AG1402:new List<string>()|}; foreach (var x in source) kept.Add(x);")]
    [InlineData("a.Sizes = {|AG1402:new()|}; foreach (var x in source) a.Sizes.Add(x.Length);")]
    [InlineData("var list = {|AG1402:new List<int>()|}; foreach (var x in source) { var n = x.Length; if (n > 9) n = list.Count; list.Add(n); }")]
    [InlineData("var list = {|AG1402:new List<int>()|}; foreach (var x in source) { if (x is null) throw new Exception(); list.Add(x.Length); }")]
    [InlineData("var list = {|AG1402:new List<int>()|}; foreach (var x in source) { foreach (var c in x) { if (c == 'x') break; else continue; } list.Add(1); }")]
    [InlineData("switch (other) { case \"\": var list = {|AG1402:new List<int>()|}; foreach (var x in source) list.Add(1); break; }")]
    [InlineData("foreach (var row in rows) { var list = {|AG1402:new List<int>()|}; foreach (var x in row) list.Add(x); }")]
    [InlineData("var one = {|AG1402:new List<int>()|}; var two = {|AG1402:new List<int>()|}; foreach (var x in source) { one.Add(1); two.Add(2); }")]
    public Task A_collection_that_grows_to_a_known_size_is_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("var list = new List<int>(source.Count); foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(9); foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int> { Capacity = source.Count }; foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); list.EnsureCapacity(source.Count); foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); list.Capacity = source.Count; foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); foreach (var x in source) if (x.Length > 1) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); foreach (var x in source) { if (x.Length > 1) continue; list.Add(x.Length); }")]
    [InlineData("var list = new List<int>(); foreach (var x in source) { list.Add(x.Length); if (x.Length > 1) break; }")]
    [InlineData("var list = new List<int>(); foreach (var x in source) { if (x.Length > 1) return; list.Add(x.Length); }")]
    [InlineData("var list = new List<int>(); foreach (var x in source) switch (x.Length) { case 1: list.Add(1); break; }")]
    [InlineData("var list = new List<int>(); foreach (var x in source) { try { list.Add(int.Parse(x)); } catch (FormatException) { } }")]
    [InlineData("var list = new List<int>(); foreach (var row in rows) foreach (var x in row) list.Add(x);")]
    [InlineData("var list = new List<int>(); foreach (var x in source) { list.Add(1); list.AddRange(array.Select(y => y.Length)); }")]
    [InlineData("var list = new List<int>(); foreach (var x in source) { list.Add(1); if (x.Length > 1) list.Add(2); }")]
    [InlineData("var list = new List<int>(); foreach (var x in source) { list.Add(1); Fill(list); }")]
    [InlineData("var list = new List<int>(); foreach (var x in source) { list.Add(1); list = new List<int>(); }")]
    [InlineData("var list = new List<int>(); foreach (var x in source.Where(y => y.Length > 1)) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); foreach (var x in lazy) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); foreach (var x in other.Split(',')) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); foreach (var x in a.Made) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); foreach (var x in safe) list.Add(x.Value);")]
    [InlineData("var list = new List<int>(); foreach (var x in lines) list.Add(x.Length);")]
    [InlineData("var list = new List<Type>(); foreach (var x in type.GenericTypeArguments) list.Add(x);")]
    [InlineData("var list = new List<int>(); if (source is null) return; foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); ArgumentNullException.ThrowIfNull(source); foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); source = source ?? []; foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); source.Add(other); foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); Reload(); foreach (var x in kept) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); var items = other.Split(','); foreach (var x in items) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); if (other != null) foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); list.Add(0); foreach (var x in source) list.Add(x.Length);")]
    [InlineData("var list = new List<int>(); for (var i = 0; i < count; i++) list.Add(i);")]
    [InlineData("var list = new List<int>(); for (var i = 0; i < 3; i++) list.Add(i);")]
    [InlineData("var list = new List<int>(); for (var i = 1; i < array.Length; i++) list.Add(i);")]
    [InlineData("var list = new List<int>(); for (var i = 0; i < array.Length; i += 2) list.Add(i);")]
    [InlineData("var list = new List<int>(); for (var i = 0; i < array.Length; i++) { list.Add(i); i++; }")]
    [InlineData("var list = new List<string>(); for (var i = 0; i < work.Count; i++) list.Add(work.Dequeue());")]
    [InlineData("var list = new List<int>(); while (list.Count < 100) list.Add(1);")]
    [InlineData("var keys = new HashSet<int>(); foreach (var x in source) keys.Add(x.Length);")]
    [InlineData("var keys = new HashSet<int>(); foreach (var kv in map) keys.Add(kv.Value);")]
    [InlineData("var copy = new Dictionary<int, int>(); foreach (var x in source) copy[x.Length] = 1;")]
    [InlineData("var copy = new Dictionary<int, int>(); foreach (var x in source) copy.TryAdd(x.Length, 1);")]
    [InlineData("var copy = new SortedDictionary<string, int>(); foreach (var x in source) copy.Add(x, 1);")]
    [InlineData("var own2 = new OwnList(); foreach (var x in source) own2.Add(x);")]
    [InlineData("var bag = new Bag(); foreach (var x in source) bag.Add(x);")]
    [InlineData("a.Sizes = new(); foreach (var x in source) b.Sizes.Add(x.Length);")]
    [InlineData("var list = new List<int>(); foreach (var x in source) later.Add(() => list.Add(x.Length));")]
    [InlineData("var list = new List<int>(source.Select(x => x.Length));")]
    [InlineData("foreach (var x in source) { var list = new List<int>(); list.Add(1); }")]
    [InlineData("var list = new List<int>(); Action a1 = () => { foreach (var x in source) list.Add(x.Length); };")]
    public Task What_is_sized_or_of_unknown_size_or_filled_on_condition_is_not_reported(string code) => InMethod(code);

    [Fact]
    public async Task A_long_initializer_knows_its_size_and_a_short_one_is_not_worth_a_number()
    {
        static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(n => line(n) + ",\n"));
        await Verify.FindingsAsync("AG1402", $$"""
            class C
            {
                static readonly Dictionary<string, int> pairs = {|AG1402 info:new Dictionary<string, int>(StringComparer.Ordinal)|} { {{Lines(40, n => $"{{ \"{n}\", {n} }}")}} };
                static readonly Dictionary<string, int> entries = {|AG1402:new()|} { {{Lines(40, n => $"[\"{n}\"] = {n}")}} };
                static readonly List<int> list = {|AG1402:new List<int>|} { {{Lines(40, n => $"{n}")}} };
                static readonly Dictionary<string, int> sized = new(40) { {{Lines(40, n => $"{{ \"{n}\", {n} }}")}} };
                static readonly List<int> few = new List<int> { {{Lines(20, n => $"{n}")}} };
                static readonly List<int> exact = [ {{Lines(40, n => $"{n}")}} ];
                static readonly int[] array = { {{Lines(40, n => $"{n}")}} };
                static readonly SortedDictionary<int, int> sorted = new() { {{Lines(40, n => $"{{ {n}, {n} }}")}} };
            }
            """);
    }

    [Theory]
    [InlineData("{|AG1402 info:cache.Clear()|};")]
    [InlineData("{|AG1402:C.cache.Clear()|};")]
    [InlineData("lock (cache) { {|AG1402:cache.Clear()|}; }")]
    [InlineData("{|AG1402:names.RemoveAll(x => x.Length > 1)|};")]
    [InlineData("{|AG1402:seen.RemoveWhere(x => x.Length > 1)|};")]
    [InlineData("foreach (var x in names) Console.WriteLine(x); {|AG1402:names.Clear()|};")]
    [InlineData("Use(names.Count); {|AG1402:names.Clear()|};")]
    public Task A_static_collection_that_is_emptied_keeps_its_array(string code) => InMethod(code);

    [Theory]
    [InlineData("cache.Clear(); cache.TrimExcess();")]
    [InlineData("cache.Clear(); cache.Add(other, 1);")]
    [InlineData("cache.Clear(); foreach (var x in source) cache[x] = 1;")]
    [InlineData("cache.Clear(); Reload();")]
    [InlineData("names.Clear(); names.AddRange(source);")]
    [InlineData("names.Clear(); Use(names);")]
    [InlineData("foreach (var x in source) names.Add(x); names.Clear();")]
    [InlineData("names = new(); names.Clear();")]
    [InlineData("buffer.Clear();")]
    [InlineData("kept.Clear();")]
    [InlineData("source.Clear();")]
    [InlineData("sorted.Clear();")]
    [InlineData("everything.Clear();")]
    [InlineData("cache.Remove(other);")]
    [InlineData("var gone = names.RemoveAll(x => x.Length > 1); names.Capacity = gone;")]
    public Task What_is_filled_again_or_trimmed_or_a_buffer_is_not_reported(string code) => InMethod(code);

    [Fact]
    public async Task The_message_gives_the_capacity_and_its_bytes_and_the_evidence_the_loop()
    {
        var finding = (await Verify.FindingsAsync("AG1402", """
            class C
            {
                List<int> M(string[] source)
                {
                    var list = {|AG1402:new List<int>()|};
                    foreach (var x in source)
                        list.Add(x.Length);
                    return list;
                }
            }
            """)).Single();

        Assert.Equal("'new List<int>()' has no capacity and grows step by step (line 6) to a size that is known: give it 'source.Length' (10,000 ints: 40,056 B, not 131,400)", finding.GetMessage());
        Assert.Equal(5, Assert.Single(finding.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
        Assert.Equal("filled here", finding.Properties[Evidence.PropertyName(0)]);
    }

    [Fact]
    public async Task The_message_names_the_call_that_gives_the_array_back()
    {
        var finding = (await Verify.FindingsAsync("AG1402", """
            class C
            {
                static readonly Dictionary<string, object> cache = new();
                static void Flush() => {|AG1402:cache.Clear()|};
            }
            """)).Single();

        Assert.Equal("'cache.Clear()' removes the elements, but the static collection keeps the array it grew to: call 'cache.TrimExcess()' after it, unless it fills up again soon", finding.GetMessage());
    }

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1402", $$"""
        class C
        {
            List<string> kept = [];
            static readonly Dictionary<string, int> cache = new();
            static List<string> names = new();
            static readonly HashSet<string> seen = new();
            static readonly SortedSet<string> sorted = new();
            static readonly ConcurrentDictionary<string, int> everything = new();
            [ThreadStatic] static List<string> buffer = new();
            void M(List<string> source, string[] array, ReadOnlySpan<int> span, IReadOnlyCollection<string> face, ImmutableArray<string> frozen, Dictionary<string, int> map,
                ConcurrentDictionary<string, int> safe, IEnumerable<string> lazy, List<int[]> rows, Queue<string> work, List<Action> later, Type type,
                Owner a, Owner b, OwnList own, Lines lines, string other, int count)
            {
                {{code}}
            }
            static void Use(object x) { }
            static void Fill(List<int> x) { }
            static void Reload() { }
        }
        """, Types);
}
