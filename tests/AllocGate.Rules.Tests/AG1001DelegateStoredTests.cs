using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1001DelegateStoredTests
{
    private const string Types = """
        public class Box { public static Box Make() => new(); public Box Copy() => this; }
        public class OwnMap<K, V> { public V GetOrAdd(K key, Func<V> make) => make(); public V GetOrAdd(K key, V value) => value; }
        public static class Atomically
        {
            public static V LoadOrStore<K, V>(this ConcurrentDictionary<K, V> map, K key, V value) where K : notnull => map.GetOrAdd(key, value);
        }
        public static class Lazily
        {
            public static V GetOrAdd<K, V>(this ConcurrentDictionary<K, V> map, K key, Func<V> make) where K : notnull => map.GetOrAdd(key, _ => make());
        }
        """;

    [Theory]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, {|AG1001 error:() => new object()|});")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, {|AG1001:static () => new object()|});")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, ({|AG1001:() => box.Copy()|}));")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, {|AG1001:() => { return new object(); }|});")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(value: {|AG1001:() => new object()|}, key: key);")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, {|AG1001:delegate() { return new object(); }|});")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, {|AG1001:Box.Make|});")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, {|AG1001:box.Copy|});")]
    [InlineData("ConcurrentDictionary<string, object>", "map?.GetOrAdd(key, {|AG1001:() => 1|});")]
    [InlineData("ConcurrentDictionary<string, object?>", "map.GetOrAdd(key, {|AG1001:() => null as object|});")]
    [InlineData("ConcurrentDictionary<string, object>", "map.AddOrUpdate(key, {|AG1001:() => new object()|}, (_, old) => old);")]
    [InlineData("ConcurrentDictionary<string, object>", "map.LoadOrStore(key, {|AG1001:() => new object()|});")]
    [InlineData("ConcurrentDictionary<Box, object>", "map.GetOrAdd(box, {|AG1001:() => new object()|});")]
    public Task A_delegate_that_takes_no_key_is_stored_itself(string map, string code) => InMethod(map, code);

    [Theory]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, _ => new object());")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, static (_) => new object());")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, delegate { return new object(); });")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, static (_, box) => box.Copy(), box);")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, Keyed);")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, new object());")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, box);")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, make);")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, (Func<object>)(() => new object()));")]
    [InlineData("ConcurrentDictionary<string, object>", "map.GetOrAdd(key, new Func<object>(() => new object()));")]
    [InlineData("ConcurrentDictionary<string, Func<object>>", "map.GetOrAdd(key, () => new object());")]
    [InlineData("ConcurrentDictionary<string, Func<object>>", "map.GetOrAdd(key, Box.Make);")]
    [InlineData("ConcurrentDictionary<string, Delegate>", "map.GetOrAdd(key, () => new object());")]
    [InlineData("ConcurrentDictionary<string, MulticastDelegate>", "map.GetOrAdd(key, () => new object());")]
    [InlineData("ConcurrentDictionary<string, Lazy<object>>", "map.GetOrAdd(key, _ => new Lazy<object>(() => new object()));")]
    [InlineData("ConcurrentDictionary<string, Box>", "map.GetOrAdd(key, () => new Box());")]
    [InlineData("ConcurrentDictionary<string, object>", "map.TryAdd(key, () => new object());")]
    [InlineData("OwnMap<string, object>", "map.GetOrAdd(key, () => new object());")]
    public Task A_factory_or_a_map_of_delegates_is_not_reported(string map, string code) => InMethod(map, code);

    [Fact]
    public async Task The_message_says_what_is_stored_and_what_to_write()
    {
        var finding = (await Verify.FindingsAsync("AG1001", """
            class C
            {
                readonly ConcurrentDictionary<string, object> locks = new();
                object M(string key) => locks.GetOrAdd(key, {|AG1001:() => new object()|});
            }
            """)).Single();

        Assert.Equal(
            "'() => new object()' is itself the value that 'GetOrAdd' stores, not what it returns, and every key added here gets the same delegate: write '_ => new object()', which is a factory",
            finding.GetMessage());
        Assert.Equal([2], finding.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal("its values are of type 'object' here", finding.Properties[Evidence.PropertyName(0)]);
    }

    [Fact]
    public async Task A_delegate_that_captures_is_another_one_for_each_key()
    {
        var finding = (await Verify.FindingsAsync("AG1001", """
            class C
            {
                int count;
                object M(ConcurrentDictionary<string, object> map, string key) => map.GetOrAdd(key, {|AG1001:() => (object)count|});
            }
            """)).Single();

        Assert.Equal("'() => (object)count' is itself the value that 'GetOrAdd' stores, not what it returns: write '_ => (object)count', which is a factory", finding.GetMessage());
    }

    private static Task InMethod(string map, string code) => Verify.FindingsAsync("AG1001", $$"""
        class C
        {
            void M({{map}} map, string key, Box box, Func<object> make)
            {
                {{code}}
            }
            static object Keyed(string key) => key;
        }
        """, Types);
}
