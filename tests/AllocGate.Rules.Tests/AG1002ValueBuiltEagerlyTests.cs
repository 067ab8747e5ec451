using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1002ValueBuiltEagerlyTests
{
    private const string Types = """
        public class Box { public Box With(int n) => this; public static Box For(string key) => new(); }
        public class Resource : IDisposable { public void Dispose() { } }
        public struct Point { public Point(int x) { } }
        public record Row(string Name);
        public class OwnMap<K, V> { public V GetOrAdd(K key, V value) => value; public V GetOrAdd(K key, Func<V> value) => value(); }
        public static class Atomically
        {
            public static V LoadOrStore<K, V>(this ConcurrentDictionary<K, V> map, K key, V value) where K : notnull => map.GetOrAdd(key, value);
            public static V LoadOrStore<K, V>(this ConcurrentDictionary<K, V> map, K key, Func<V> make) where K : notnull => map.GetOrAdd(key, _ => make());
        }
        """;

    [Theory]
    [InlineData("ConcurrentDictionary<string, List<int>>", "map.GetOrAdd(key, {|AG1002 warning:new List<int>()|});")]
    [InlineData("ConcurrentDictionary<string, List<int>>", "map.GetOrAdd(key, {|AG1002:[]|});")]
    [InlineData("ConcurrentDictionary<string, List<int>>", "map.GetOrAdd(value: {|AG1002:new List<int>()|}, key: key);")]
    [InlineData("ConcurrentDictionary<string, IList<int>>", "map?.GetOrAdd(key, (IList<int>)({|AG1002:new List<int>()|}));")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, key is null ? key! : {|AG1002:new object()|});")]
    [InlineData("ConcurrentDictionary<string, byte[]>", "map.GetOrAdd(key, {|AG1002:new byte[1024]|});")]
    [InlineData("ConcurrentDictionary<string, string>", "map.GetOrAdd(key, {|AG1002:$\"<{key}>\"|});")]
    [InlineData("ConcurrentDictionary<string, string>", "map.GetOrAdd(key, {|AG1002:key.ToUpperInvariant()|});")]
    [InlineData("ConcurrentDictionary<string, Box>", "map.GetOrAdd(key, {|AG1002:Box.For(key)|});")]
    [InlineData("ConcurrentDictionary<string, Box>", "map.GetOrAdd(key, {|AG1002:new Box().With(1)|});")]
    [InlineData("ConcurrentDictionary<string, Box>", "map.LoadOrStore(key, {|AG1002:factory(key)|});")]
    [InlineData("ConcurrentDictionary<string, Box>", "map.GetOrAdd(key, {|AG1002:await Task.Run(() => Box.For(key))|});")]
    [InlineData("ConcurrentDictionary<string, Row>", "map.GetOrAdd(key, {|AG1002:new Row(key)|});")]
    public Task A_value_that_every_call_builds_is_reported(string map, string code) => InMethod(map, code);

    [Theory]
    [InlineData("ConcurrentDictionary<string, List<int>>", "map.GetOrAdd(key, static _ => new List<int>());")]
    [InlineData("ConcurrentDictionary<string, List<int>>", "map.GetOrAdd(key, static (_, n) => new List<int>(n), 4);")]
    [InlineData("ConcurrentDictionary<string, Lazy<Box>>", "map.GetOrAdd(key, new Lazy<Box>(() => Box.For(key)));")]
    [InlineData("ConcurrentDictionary<string, string>", "map.GetOrAdd(key, \"fallback\");")]
    [InlineData("ConcurrentDictionary<string, string>", "map.GetOrAdd(key, \"a\" + \"b\");")]
    [InlineData("ConcurrentDictionary<string, string>", "map.GetOrAdd(key, nameof(Box));")]
    [InlineData("ConcurrentDictionary<string, string>", "map.GetOrAdd(key, key);")]
    [InlineData("ConcurrentDictionary<string, Box>", "map.GetOrAdd(key, box);")]
    [InlineData("ConcurrentDictionary<string, Box>", "map.GetOrAdd(key, box ?? new Box());")]
    [InlineData("ConcurrentDictionary<string, Box>", "map.GetOrAdd(key, box.With(1).With(2));")]
    [InlineData("ConcurrentDictionary<string, Box?>", "map.GetOrAdd(key, default(Box));")]
    [InlineData("ConcurrentDictionary<string, int>", "map.GetOrAdd(key, key.Length + 1);")]
    [InlineData("ConcurrentDictionary<string, int>", "map.GetOrAdd(key, int.Parse(key));")]
    [InlineData("ConcurrentDictionary<string, Point>", "map.GetOrAdd(key, new Point(1));")]
    [InlineData("ConcurrentDictionary<string, int[]>", "map.GetOrAdd(key, Array.Empty<int>());")]
    [InlineData("ConcurrentDictionary<string, int[]>", "map.GetOrAdd(key, []);")]
    [InlineData("ConcurrentDictionary<string, Func<Box>>", "map.GetOrAdd(key, new Func<Box>(() => box));")]
    [InlineData("ConcurrentDictionary<string, Box>", "map.GetOrAdd(key, Factory(key));")]
    [InlineData("ConcurrentDictionary<string, Box>", "map.LoadOrStore(key, () => factory(key));")]
    [InlineData("ConcurrentDictionary<string, Box>", "if (!map.TryGetValue(key, out var found)) found = map.GetOrAdd(key, new Box());")]
    [InlineData("ConcurrentDictionary<string, Box>", "if (!map.ContainsKey(key)) map.GetOrAdd(key, Box.For(key));")]
    [InlineData("OwnMap<string, Box>", "map.GetOrAdd(key, new Box());")]
    [InlineData("OwnMap<string, Box>", "map.GetOrAdd(key, () => new Box());")]
    [InlineData("OwnMap<string, Box>", "map.GetOrAdd(key, Box.For(key));")]
    public Task What_costs_nothing_when_the_key_is_there_is_not_reported(string map, string code) => InMethod(map, code);

    [Fact]
    public async Task Asking_another_map_first_does_not_help_this_one()
    {
        await Verify.FindingsAsync("AG1002", """
            class Caches { public ConcurrentDictionary<string, object> Map = new(); }
            class C
            {
                object M(Caches a, Caches b, string key) =>
                    a.Map.TryGetValue(key, out var found) ? found : b.Map.GetOrAdd(key, {|AG1002:new object()|});
                object N(Caches a, string key)
                {
                    var made = a.Map.GetOrAdd(key, {|AG1002:new object()|});
                    return a.Map.TryGetValue(key, out _) ? made : key;
                }
            }
            """);
    }

    [Fact]
    public async Task The_message_names_the_value_and_says_when_the_loser_needs_disposal()
    {
        var findings = await Verify.FindingsAsync("AG1002", """
            class C
            {
                ConcurrentDictionary<string, Resource> open = new();
                Resource M(string key) => open.GetOrAdd(key, {|AG1002:new Resource()|});
            }
            """, Types);

        Assert.Equal(
            "'new Resource()' is built at every call of 'GetOrAdd' and thrown away when the key is already there: pass a static factory, and dispose the value that loses",
            findings.Single().GetMessage());
    }

    [Fact]
    public async Task Field_initialisers_properties_and_local_functions_are_read_too()
    {
        await Verify.FindingsAsync("AG1002", """
            class C
            {
                static readonly ConcurrentDictionary<string, object> map = new();
                static readonly object first = map.GetOrAdd("first", {|AG1002:new object()|});
                object Second => map.GetOrAdd("second", {|AG1002:new object()|});
                void M() { object Local() => map.GetOrAdd("third", {|AG1002:new object()|}); Local(); }
            }
            """);
    }

    private static Task InMethod(string map, string code) => Verify.FindingsAsync("AG1002", $$"""
        class C
        {
            async Task M({{map}} map, string key, Box box, Func<string, Box> factory)
            {
                await Task.Yield();
                {{code}}
            }
            static Func<string, Box> Factory(string key) => _ => new Box();
        }
        """, Types);
}
