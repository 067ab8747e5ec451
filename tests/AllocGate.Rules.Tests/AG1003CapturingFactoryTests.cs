using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1003CapturingFactoryTests
{
    private const string Types = """
        public class Box(string name) { public string Name => name; public Box Make(string key) => new(key); public static Box For(string key) => new(key); }
        public class OwnMap<K, V> { public V GetOrAdd(K key, Func<V> make) => make(); public V GetOrAdd(K key, Func<K, V> make) => make(key); public V FindOrCreate(K key, Func<V> make) => make(); }
        public static class Atomically
        {
            public static V LoadOrStore<K, V>(this ConcurrentDictionary<K, V> map, K key, Func<V> make) where K : notnull => map.GetOrAdd(key, _ => make());
        }
        public static class Extension { public static Box Named(this Box box, string key) => new(key); }
        """;

    [Theory]
    [InlineData("map.GetOrAdd(key, {|AG1003 info:k => new Box(k + size)|});")]
    [InlineData("map?.GetOrAdd(key, {|AG1003:k => new Box(k + size)|});")]
    [InlineData("map.GetOrAdd(valueFactory: {|AG1003:k => new Box(k + size)|}, key: key);")]
    [InlineData("map.GetOrAdd(key, {|AG1003:k => { var text = k + size; return new Box(text); }|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:delegate { return new Box(\"\" + size); }|});")]
    [InlineData("map.GetOrAdd(key, new Func<string, Box>({|AG1003:k => new Box(k + size)|}));")]
    [InlineData("map.GetOrAdd(key, {|AG1003:_ => new Box(key)|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:_ => box|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:k => new Box(k + field)|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:k => this.Instance(k)|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:Instance|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:box.Make|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:box.Named|});")]
    [InlineData("Box Local(string k) => new(k + size); map.GetOrAdd(key, {|AG1003:Local|});")]
    [InlineData("Box Local(string k) => new(k + size); map.GetOrAdd(key, {|AG1003:k => Local(k)|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:(k, unit) => new Box(k + size + unit)|}, \"px\");")]
    [InlineData("map.GetOrAdd(key, {|AG1003:k => Then(() => size, k)|});")]
    [InlineData("map.AddOrUpdate(key, {|AG1003:k => new Box(k + size)|}, (_, old) => old);")]
    [InlineData("map.AddOrUpdate(key, static k => new Box(k), {|AG1003:(k, old) => old ?? new Box(k + size)|});")]
    [InlineData("map.AddOrUpdate(key, box, {|AG1003:(_, _) => box|});")]
    [InlineData("map.AddOrUpdate(key, {|AG1003:k => new Box(k + size)|}, (k, old) => new Box(k + size));")]
    [InlineData("ImmutableInterlocked.GetOrAdd(ref frozen, key, {|AG1003:k => new Box(k + size)|});")]
    [InlineData("var made = false; map.GetOrAdd(key, {|AG1003:k => { made = true; return new Box(k); }|});")]
    public Task A_factory_that_is_made_anew_at_every_call_is_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("map.GetOrAdd(key, k => new Box(k));")]
    [InlineData("map.GetOrAdd(key, static k => new Box(k));")]
    [InlineData("map.GetOrAdd(key, static (k, size) => new Box(k + size), size);")]
    [InlineData("map.GetOrAdd(key, Box.For);")]
    [InlineData("map.GetOrAdd(key, factory);")]
    [InlineData("map.GetOrAdd(key, kept);")]
    [InlineData("map.GetOrAdd(key, box);")]
    [InlineData("map.GetOrAdd(key, new Box(key));")]
    [InlineData("map.GetOrAdd(key, k => new Box(k + nameof(size)));")]
    [InlineData("map.GetOrAdd(key, k => new Box(k) is { Name: var name } made ? made : new Box(\"\"));")]
    [InlineData("map.GetOrAdd(key, k => new Box(k + Shared));")]
    [InlineData("map.GetOrAdd(key, k => { var size = k; return new Box(size); });")]
    [InlineData("const int two = 2; map.GetOrAdd(key, k => new Box(k + two));")]
    [InlineData("static Box Local(string k) => new(k); map.GetOrAdd(key, Local);")]
    [InlineData("Box Local(string k) => new(k); map.GetOrAdd(key, k => Local(k));")]
    [InlineData("if (!map.TryGetValue(key, out var found)) found = map.GetOrAdd(key, k => new Box(k + size));")]
    [InlineData("if (!map.ContainsKey(key)) map.GetOrAdd(key, Instance);")]
    [InlineData("map.LoadOrStore(key, () => new Box(key));")]
    [InlineData("own.GetOrAdd(key, () => new Box(key));")]
    [InlineData("own.FindOrCreate(key, () => new Box(key + size));")]
    [InlineData("own.FindOrCreate(key, () => new Box(\"\" + field));")]
    [InlineData("own.FindOrCreate(key + 1, () => new Box(key));")]
    [InlineData("own.FindOrCreate(key, () => Box.For(\"\"));")]
    [InlineData("own.GetOrAdd(key, k => new Box(k + size));")]
    [InlineData("map.AddOrUpdate(key, k => new Box(k), (_, old) => old);")]
    public Task A_factory_that_captures_nothing_or_is_not_the_map_s_own_is_not_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("k => new Box(k + size)", "captures 'size' (line 4), which costs 88 B at every call of 'GetOrAdd', also when the key is already there: pass what it needs as 'factoryArgument' to a static lambda (0 B)")]
    [InlineData("k => new Box(k + size + field)", "captures 'size' (line 4), 'this', which costs more than 88 B at every call of 'GetOrAdd', also when the key is already there: pass what it needs as 'factoryArgument' to a static lambda (0 B)")]
    [InlineData("k => new Box(k + field)", "captures 'this', which costs 64 B at every call of 'GetOrAdd', also when the key is already there: pass what it needs as 'factoryArgument' to a static lambda (0 B)")]
    [InlineData("box.Make", "'box.Make' is a method of an object, which costs 64 B at every call of 'GetOrAdd', also when the key is already there: pass what it needs as 'factoryArgument' to a static lambda (0 B)")]
    [InlineData("_ => new Box(key)", "captures 'key' (line 4), which costs 88 B at every call of 'GetOrAdd', also when the key is already there: read the key from its parameter and make it static (0 B)")]
    [InlineData("_ => box", "captures 'box' (line 4), which costs 88 B at every call of 'GetOrAdd', also when the key is already there: pass 'box' itself (0 B)")]
    [InlineData("_ => new Box(\"\" + size++)", "captures 'size' (line 4), which costs 88 B at every call of 'GetOrAdd', also when the key is already there: it writes what it captures, so ask 'TryGetValue' first")]
    public async Task The_message_names_the_captures_their_bytes_and_the_way_out(string factory, string says)
    {
        var finding = (await Verify.FindingsAsync("AG1003", Method($"map.GetOrAdd(key, {{|AG1003:{factory}|}});"), Types)).Single();

        Assert.Equal("The factory " + says, finding.GetMessage());
        Assert.All(finding.AdditionalLocations, location => Assert.Equal(3, location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public async Task An_update_that_stores_the_same_value_either_way_is_an_assignment()
    {
        var finding = (await Verify.FindingsAsync("AG1003", Method("map.AddOrUpdate(key, box, {|AG1003:(_, _) => box|});"), Types)).Single();

        Assert.EndsWith("assign 'box' by the indexer, which stores it either way (0 B)", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interner_of_one_s_own_should_hand_its_factory_the_key()
    {
        var finding = (await Verify.FindingsAsync("AG1003", Method("own.FindOrCreate(key, {|AG1003:() => new Box(key)|});"), Types)).Single();

        Assert.EndsWith("'FindOrCreate', also when the key is already there: let 'FindOrCreate' hand it to the factory (0 B)", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_primary_constructor_s_parameter_is_captured_through_this()
    {
        var finding = (await Verify.FindingsAsync("AG1003", """
            class C(string prefix)
            {
                readonly ConcurrentDictionary<string, string> map = new();
                string M(string key) => map.GetOrAdd(key, {|AG1003:k => prefix + k|});
            }
            """)).Single();

        Assert.Contains("captures 'this', which costs 64 B", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_lookup_in_another_instance_s_map_does_not_help_this_one()
    {
        await Verify.FindingsAsync("AG1003", """
            class Caches { public ConcurrentDictionary<string, string> Map = new(); }
            class C
            {
                string M(Caches a, Caches b, string key, string rest) =>
                    a.Map.TryGetValue(key, out var found) ? found : b.Map.GetOrAdd(key, {|AG1003:k => k + rest|});
            }
            """);
    }

    /// <summary>.NET Standard 2.0 and .NET Framework before 4.7.2 have no such overload; here the map is declared without it.</summary>
    [Fact]
    public async Task Where_no_overload_takes_an_argument_only_what_needs_none_is_reported()
    {
        const string OldMap = """
            namespace System.Collections.Concurrent;
            public class ConcurrentDictionary<K, V> { public V GetOrAdd(K key, V value) => value; public V GetOrAdd(K key, Func<K, V> valueFactory) => valueFactory(key); }
            """;
        var findings = await RuleRun.FindingsAsync(RuleRun.Compile(["""
            class C
            {
                string M(ConcurrentDictionary<string, string> map, string key, string rest) =>
                    map.GetOrAdd(key, k => k + rest) + map.GetOrAdd(key, Instance) + map.GetOrAdd(key, _ => key + 1) + map.GetOrAdd(key, _ => rest);
                string Instance(string key) => key;
            }
            """, OldMap]));

        Assert.Equal(["_ => key + 1", "_ => rest"], findings.Select(finding => finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)));
    }

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1003", Method(code), Types);

    private static string Method(string code) => $$"""
        class C
        {
            ImmutableDictionary<string, Box> frozen = ImmutableDictionary<string, Box>.Empty; int field = 1; static int Shared = 2; Func<string, Box> kept = static k => new Box(k);
            void M(ConcurrentDictionary<string, Box> map, string key, int size, Box box, Func<string, Box> factory, OwnMap<string, Box> own)
            {
                {{code}}
            }
            Box Instance(string key) => new(key + field);
            static Box Then(Func<int> number, string key) => new(key + number());
        }
        """;
}
