using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1301OnlyGrowsTests
{
    private const string Types = """
        public enum Colour { Red }
        public class Item { public string Name = ""; }
        public record struct TypePair(Type From, Type To);
        public record struct Named(string Name, int Id);
        public static class Names { public const string Known = "known"; }
        public static class Elsewhere { public static void Sweep(ConcurrentDictionary<string, object> map) => map.Clear(); }
        """;

    [Theory]
    [InlineData("string")]
    [InlineData("Guid")]
    [InlineData("object")]
    [InlineData("(Type, string)")]
    [InlineData("Tuple<string, int>")]
    public Task A_cache_under_keys_without_limit_is_reported(string key) => InClass($$"""
        private static readonly ConcurrentDictionary<{{key}}, object> {|AG1301 info:cache|} = new();
        public static object Of({{key}} k) => cache.GetOrAdd(k, static _ => new object());
        """);

    [Theory]
    [InlineData("int")]
    [InlineData("DateTime")]
    [InlineData("Item")]
    [InlineData("Named")]
    [InlineData("(Item, Type)")]
    public Task A_cache_under_other_keys_is_mentioned(string key) => InClass($$"""
        private static readonly ConcurrentDictionary<{{key}}, object> {|AG1301 info:cache|} = new();
        public static object Of({{key}} k) => cache.GetOrAdd(k, static _ => new object());
        """);

    [Theory]
    [InlineData("Type")]
    [InlineData("Colour")]
    [InlineData("System.Reflection.MethodInfo")]
    [InlineData("System.Reflection.MemberInfo")]
    [InlineData("System.Reflection.Assembly")]
    [InlineData("RuntimeTypeHandle")]
    [InlineData("bool")]
    [InlineData("byte")]
    [InlineData("(Type, Colour)")]
    [InlineData("TypePair")]
    [InlineData("Colour?")]
    public Task Keys_that_the_program_has_only_so_many_of_are_not_reported(string key) => InClass($$"""
        private static readonly ConcurrentDictionary<{{key}}, object> cache = new();
        public static object Of({{key}} k) => cache.GetOrAdd(k, static _ => new object());
        """.Replace("<Colour?,", "<Colour,").Replace("(Colour? k)", "(Colour k)"));

    [Theory]
    [InlineData("public static object Of(string k) { if (!cache.ContainsKey(k)) cache.TryAdd(k, new object()); return cache[k]; }")]
    [InlineData("public static object Of(string k) { if (cache.TryGetValue(k, out var v)) return v; return cache[k] = new object(); }")]
    [InlineData("public static void Count(string k) => cache.AddOrUpdate(k, 1, (_, old) => old);")]
    [InlineData("public static object Of(string k) => C.cache.GetOrAdd(k, static _ => new object());")]
    [InlineData("public static object Of(string k) { try { return cache.GetOrAdd(k, static _ => new object()); } catch { cache.TryRemove(k, out _); throw; } }")]
    [InlineData("public static object Of(string k) => cache.GetOrAdd(k, static _ => new object()); public static int Size => cache.Count; public static bool Any => cache.Count > 0;")]
    [InlineData("public static object Of(string k) => cache.GetOrAdd(k, static _ => new object()); public static IReadOnlyDictionary<string, object> All => cache;")]
    [InlineData("public static object Of(string k) => cache.GetOrAdd(k, static _ => new object()); public static Dictionary<string, object> Copy() => new Dictionary<string, object>(cache);")]
    [InlineData("class Inner { public static object Of(string k) => cache.GetOrAdd(k, static _ => new object()); }")]
    public Task Every_way_to_fill_what_was_not_found_counts(string members) => InClass($"static readonly ConcurrentDictionary<string, object> {{|AG1301 info:cache|}} = new(); {members}");

    [Theory]
    [InlineData("public static void Register(string k, object v) => cache[k] = v;")]
    [InlineData("public static void Register(string k, object v) => cache.TryAdd(k, v);")]
    public Task A_register_grows_with_the_code_that_registers_and_is_only_mentioned(string members) =>
        InClass($"static readonly ConcurrentDictionary<string, object> {{|AG1301 info:cache|}} = new(); {members}");

    [Theory]
    [InlineData("public static void Drop(string k) => cache.TryRemove(k, out _);")]
    [InlineData("public static void Drop(string k, object v) => ((ICollection<KeyValuePair<string, object>>)cache).Remove(new(k, v));")]
    [InlineData("public static void Drop() => cache.Clear();")]
    [InlineData("public static void Drop() => cache = new();")]
    [InlineData("public static void Drop() => Interlocked.Exchange(ref cache, new());")]
    [InlineData("public static void Bound() { if (cache.Count > 1000) throw new Exception(); }")]
    [InlineData("public static void Bound() { var size = cache.Count; if (size > 1000) throw new Exception(); }")]
    [InlineData("public static void Sweep() => Elsewhere.Sweep(cache);")]
    [InlineData("public static ConcurrentDictionary<string, object> All => cache;")]
    [InlineData("public static void Each() { foreach (var pair in cache) cache.TryRemove(pair); }")]
    [InlineData("static readonly Timer sweep = new(_ => cache.Clear());")]
    [InlineData("class Inner { void Drop() => cache.Clear(); }")]
    [InlineData("public static Action Dropper() => cache.Clear;")]
    public Task Anything_that_may_evict_silences_it(string members) => InClass($$"""
        static ConcurrentDictionary<string, object> cache = new();
        public static object Of(string k) => cache.GetOrAdd(k, static _ => new object());
        {{members}}
        """);

    [Theory]
    [InlineData("static C() { cache[Environment.MachineName] = 1; }")]
    [InlineData("static C() => Fill(new[] { \"a\" }); static void Fill(string[] names) { foreach (var name in names) cache[name] = name; }")]
    [InlineData("static void M() => cache[\"one\"] = 1;")]
    [InlineData("static void M() => cache[nameof(M)] = 1;")]
    [InlineData("static void M() => cache[Names.Known] = 1;")]
    [InlineData("static object M(string k) => cache[k];")]
    [InlineData("static void M(string k) { var cache = new Dictionary<string, object>(); cache[k] = 1; }")]
    [InlineData("static void M(Dictionary<string, object> cache, string k) => cache[k] = 1;")]
    [InlineData("class Other { Dictionary<string, object> cache = new(); void M(Other o, string k) => o.cache[k] = 1; }")]
    public Task A_map_that_only_starts_filled_is_not_reported(string members) => InClass($"static readonly Dictionary<string, object> cache = new(); {members}");

    [Theory]
    [InlineData("readonly Dictionary<string, object> cache = new(); object Of(string k) => cache.TryGetValue(k, out var v) ? v : cache[k] = new object();")]
    [InlineData("static readonly ConditionalWeakTable<string, object> cache = new(); static object Of(string k) => cache.GetOrCreateValue(k);")]
    [InlineData("static object Of(string k) { var cache = new ConcurrentDictionary<string, object>(); return cache.GetOrAdd(k, static _ => new object()); }")]
    [InlineData("static ImmutableDictionary<string, object> cache = ImmutableDictionary<string, object>.Empty; static void M(string k) => cache.SetItem(k, k);")]
    public Task What_does_not_live_for_good_is_not_reported(string members) => InClass(members);

    [Theory]
    [InlineData("readonly ConcurrentDictionary<string, SemaphoreSlim> {|AG1301 info:locks|} = new(); SemaphoreSlim For(string k) => locks.GetOrAdd(k, static _ => new SemaphoreSlim(1, 1));")]
    [InlineData("static readonly ConcurrentDictionary<Guid, SemaphoreSlim> {|AG1301 warning:locks|} = new(); SemaphoreSlim For(Guid k) => locks.GetOrAdd(k, static _ => new SemaphoreSlim(1, 1));")]
    [InlineData("readonly ConcurrentDictionary<Guid, SemaphoreSlim> {|AG1301:locks|} = new(); SemaphoreSlim For(Guid k) => locks.GetOrAdd(k, static _ => new(1, 1)); void Dispose() { foreach (var one in locks.Values) one.Dispose(); }")]
    [InlineData("readonly ConcurrentDictionary<string, SemaphoreSlim> locks = new(); SemaphoreSlim For(string k) => locks.GetOrAdd(k, static _ => new(1, 1)); void Drop(string k) => locks.TryRemove(k, out _);")]
    [InlineData("readonly ConcurrentDictionary<Type, SemaphoreSlim> locks = new(); SemaphoreSlim For(Type k) => locks.GetOrAdd(k, static _ => new(1, 1));")]
    public Task A_semaphore_a_key_is_reported_in_any_object(string members) => InClass(members);

    [Fact]
    public Task The_map_of_an_object_that_its_type_holds_is_as_good_as_static() => InClass("""
        internal static C Instance { get; } = new C();
        private readonly ConcurrentDictionary<string, int> {|AG1301 info:counts|} = new();
        public void Count(string k) => counts.AddOrUpdate(k, 1, static (_, n) => n + 1);
        static void Merge(C a, C b) => Copy(a.counts, b.counts);
        static void Copy(ConcurrentDictionary<string, int> a, ConcurrentDictionary<string, int> b) { }
        """);

    [Fact]
    public Task What_other_types_can_see_is_only_mentioned() => Verify.FindingsAsync("AG1301", """
        public static class Shared
        {
            public static readonly ConcurrentDictionary<string, object> {|AG1301 info:Cache|} = new();
            public static object Of(string k) => Cache.GetOrAdd(k, static _ => new object());
        }
        """);

    [Fact]
    public Task All_parts_of_a_partial_type_are_read() => Verify.FindingsAsync("AG1301", """
        partial class C { private static readonly ConcurrentDictionary<string, object> swept = new(), {|AG1301:kept|} = new(); }
        partial class C { static object Of(string k) => swept.GetOrAdd(k, static _ => new object()) ?? kept.GetOrAdd(k, static _ => new object()); }
        partial class C { void Sweep() => swept.Clear(); }
        """);

    [Fact]
    public Task A_nested_type_s_map_belongs_to_the_types_around_it() => Verify.FindingsAsync("AG1301", """
        static class Usage
        {
            private static class Store { public static readonly ConcurrentDictionary<int, object> {|AG1301 info:Samples|} = new(); }
            public static void Take(int id) => Store.Samples[id] = new object();
        }
        static class Pruned
        {
            private static class Store { public static readonly ConcurrentDictionary<int, object> Samples = new(); }
            public static void Take(int id) => Store.Samples[id] = new object();
            public static void Prune(int id) => Store.Samples.TryRemove(id, out _);
        }
        """);

    [Theory]
    [InlineData("readonly MemoryCache cache = {|AG1301 info:new MemoryCache(new MemoryCacheOptions())|}; object Of(string k) => cache.GetOrCreate(k, _ => new object());")]
    [InlineData("readonly MemoryCache cache = {|AG1301:new(new MemoryCacheOptions())|}; void Put(string k) => cache.Set(k, k);")]
    [InlineData("readonly MemoryCache cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 }); void Put(string k) => cache.Set(k, k);")]
    [InlineData("readonly MemoryCache cache = new MemoryCache(new MemoryCacheOptions()); void Put(string k) => cache.Set(k, k, TimeSpan.FromMinutes(1));")]
    [InlineData("readonly MemoryCache cache = new MemoryCache(new MemoryCacheOptions()); object Of(string k) => cache.GetOrCreate(k, entry => { entry.SlidingExpiration = TimeSpan.FromMinutes(1); return k; });")]
    [InlineData("readonly MemoryCache cache = new MemoryCache(new MemoryCacheOptions()); void Put(string k) => cache.Set(k, k); void Drop(string k) => cache.Remove(k);")]
    [InlineData("readonly MemoryCache cache; C(MemoryCacheOptions options) { cache = new MemoryCache(options); } void Put(string k) => cache.Set(k, k);")]
    [InlineData("readonly MemoryCache cache = new MemoryCache(new MemoryCacheOptions());")]
    public Task A_memory_cache_without_size_limit_and_expiry_is_mentioned(string members) => Verify.FindingsAsync(
        "AG1301", "namespace App { using Microsoft.Extensions.Caching.Memory; class C { " + members + " } }", """
        namespace Microsoft.Extensions.Caching.Memory
        {
            public class MemoryCacheOptions { public long? SizeLimit { get; set; } }
            public class Entry { public TimeSpan? SlidingExpiration { get; set; } }
            public class MemoryCache { public MemoryCache(MemoryCacheOptions o) { } public object GetOrCreate(object k, Func<Entry, object> f) => f(new()); public void Set(object k, object v) { } public void Set(object k, object v, TimeSpan t) { } public void Remove(object k) { } }
        }
        """);

    [Fact]
    public Task Another_MemoryCache_is_not_reported() => Verify.FindingsAsync(
        "AG1301", "class C { readonly Own.MemoryCache cache = new Own.MemoryCache(new Own.MemoryCacheOptions()); void Put(string k) => cache.Set(k, k); }",
        "namespace Own { public class MemoryCacheOptions { } public class MemoryCache { public MemoryCache(MemoryCacheOptions o) { } public void Set(object k, object v) { } } }");

    [Fact]
    public async Task The_message_says_which_keys_where_it_grows_and_what_to_do()
    {
        var finding = (await Verify.FindingsAsync("AG1301", """
            static class Queries
            {
                private static readonly ConcurrentDictionary<string, object> {|AG1301:compiled|} = new();
                public static object Compile(string text) =>
                    compiled.GetOrAdd(text, static t => new object());
            }
            """)).Single();

        Assert.Equal("'compiled' gets an entry for each new 'string' (line 5) and nothing in 'Queries' removes, bounds or expires them: bound it, let entries expire, or tie it to an object that ends", finding.GetMessage());
        Assert.Equal(4, Assert.Single(finding.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
        Assert.Equal("grows here", finding.Properties[Evidence.PropertyName(0)]);
    }

    private static Task InClass(string members) => Verify.FindingsAsync("AG1301", "using System.Runtime.CompilerServices;\nclass C\n{\n" + members + "\n}", Types);
}
