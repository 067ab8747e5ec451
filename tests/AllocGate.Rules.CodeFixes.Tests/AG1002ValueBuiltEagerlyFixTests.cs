using AllocGate.Rules.CodeFixes.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

public class AG1002ValueBuiltEagerlyFixTests
{
    private const string Types = """
        public class Box { public Box() { } public Box(string name, int size = 0) { } public int Size { get; set; } public int Count; }
        public struct Counter { int n; public int Next() => ++n; public readonly int Value => n; }
        """;

    [Fact]
    public Task The_value_moves_into_a_static_factory_that_gets_what_it_needs() => VerifyFix.FixesAsync(new AG1002ValueBuiltEagerlyFix(), """
        class C
        {
            readonly ConcurrentDictionary<string, Box> map = new();
            readonly ConcurrentDictionary<string, object> objects = new();
            static ImmutableDictionary<string, Box> frozen = ImmutableDictionary<string, Box>.Empty;
            int field;
            void M(string key, int size, string name)
            {
                map.GetOrAdd(key, {|AG1002:new Box()|}); // nothing
                        map.GetOrAdd(key, {|AG1002:new Box(key)|});
                map.GetOrAdd(name + 1, {|AG1002:new Box(key)|});
                map.GetOrAdd(key, {|AG1002:new Box(key, size)|});
                map.GetOrAdd(key, {|AG1002:new Box(name, size)|});
                map.GetOrAdd(key, {|AG1002:Instance(key)|});
                map.GetOrAdd(key, {|AG1002:this.Instance(name)|});
                map.GetOrAdd(key, {|AG1002:new Box { Size = field, Count = size }|});
                map.GetOrAdd(key, {|AG1002:Static(key)|});
                map.GetOrAdd(key, (Box)({|AG1002:new Box()|}));
                map.GetOrAdd(value: {|AG1002:new Box(name)|}, key: key);
                map?.GetOrAdd(key, {|AG1002:new Box(nameof(size))|});
                map!.GetOrAdd(key, size > 1 ? {|AG1002:new Box()|} : Static(key));
                objects.GetOrAdd(key, {|AG1002:new { size, field }|});
                objects.GetOrAdd(key, {|AG1002:$"{size:x} {field}"|});
                objects.GetOrAdd(key, {|AG1002:new Lazy<object>(() => size).Value.ToString()|});
                ImmutableInterlocked.GetOrAdd(ref frozen, key, {|AG1002:new Box(key, size)|});
                map.GetOrAdd(
                    key,
                    {|AG1002:new Box(
                        key,
                        size)|});
            }
            Box Instance(string key) => new(key, field);
            static Box Static(string key) => new(key);
        }
        """, """
        class C
        {
            readonly ConcurrentDictionary<string, Box> map = new();
            readonly ConcurrentDictionary<string, object> objects = new();
            static ImmutableDictionary<string, Box> frozen = ImmutableDictionary<string, Box>.Empty;
            int field;
            void M(string key, int size, string name)
            {
                map.GetOrAdd(key, static _ => new Box()); // nothing
                        map.GetOrAdd(key, static key => new Box(key));
                map.GetOrAdd(name + 1, static (_, key) => new Box(key), key);
                map.GetOrAdd(key, static (key, size) => new Box(key, size), size);
                map.GetOrAdd(key, static (_, args) => new Box(args.name, args.size), (name, size));
                map.GetOrAdd(key, static (key, self) => self.Instance(key), this);
                map.GetOrAdd(key, static (_, args) => args.self.Instance(args.name), (self: this, name));
                map.GetOrAdd(key, static (_, args) => new Box { Size = args.self.field, Count = args.size }, (self: this, size));
                map.GetOrAdd(key, static key => Static(key));
                map.GetOrAdd(key, static _ => (Box)(new Box()));
                map.GetOrAdd(valueFactory: static (_, name) => new Box(name), key: key, factoryArgument: name);
                map?.GetOrAdd(key, static _ => new Box(nameof(size)));
                map!.GetOrAdd(key, static (key, size) => size > 1 ? new Box() : Static(key), size);
                objects.GetOrAdd(key, static (_, args) => new { args.size, args.self.field }, (self: this, size));
                objects.GetOrAdd(key, static (_, args) => $"{args.size:x} {args.self.field}", (self: this, size));
                objects.GetOrAdd(key, static (_, size) => new Lazy<object>(() => size).Value.ToString(), size);
                ImmutableInterlocked.GetOrAdd(ref frozen, key, static (key, size) => new Box(key, size), size);
                map.GetOrAdd(
                    key,
                    static (key, size) => new Box(
                        key,
                        size), size);
            }
            Box Instance(string key) => new(key, field);
            static Box Static(string key) => new(key);
        }
        """, Types);

    [Fact]
    public Task A_value_within_another_one_moves_and_the_outer_one_stays_where_it_would_need_other_names() => VerifyFix.FixesAsync(new AG1002ValueBuiltEagerlyFix(), """
        class C
        {
            Box M(ConcurrentDictionary<string, Box> map, int size, string name) =>
                map.GetOrAdd("a", {|AG1002:Make(size, name, map.GetOrAdd("b", {|AG1002:new Box(name, size)|}))|});
            static Box Make(int size, string name, Box inner) => inner;
        }
        """, """
        class C
        {
            Box M(ConcurrentDictionary<string, Box> map, int size, string name) =>
                map.GetOrAdd("a", Make(size, name, map.GetOrAdd("b", static (_, args) => new Box(args.name, args.size), (name, size))));
            static Box Make(int size, string name, Box inner) => inner;
        }
        """, Types);

    [Theory]
    [InlineData("map.GetOrAdd(key, {|AG1002:new Box(key, size++)|});")]
    [InlineData("map.GetOrAdd(key, {|AG1002:new Box(key, counter.Next())|});")]
    [InlineData("map.GetOrAdd(key, {|AG1002:new Box(key, span.Length)|});")]
    [InlineData("int Local() => size; map.GetOrAdd(key, {|AG1002:new Box(key, Local())|});")]
    [InlineData("map.GetOrAdd(key, {|AG1002:new Box(key, primary)|});")]
    [InlineData("map.GetOrAdd(key, {|AG1002:new Box(key, int.TryParse(key, out var n) ? 1 : 2)|}); n.ToString();")]
    [InlineData("map.GetOrAdd(key, {|AG1002:Make(base.ToString())|});")]
    [InlineData("map.GetOrAdd(key, {|AG1002:Later(() => size)|}); size = 2;")]
    [InlineData("_ = from word in key.Split() select map.GetOrAdd(key, {|AG1002:Make(word)|});")]
    [InlineData("(int Item1, int x) pair = (1, 2); var Item1 = 3; map.GetOrAdd(key, {|AG1002:new Box(key, Item1 + size)|});")]
    [InlineData("map.LoadOrStore(key, {|AG1002:new Box()|});")]
    public Task What_can_not_run_later_or_elsewhere_is_left_alone(string code) => VerifyFix.OffersNothingAsync(new AG1002ValueBuiltEagerlyFix(), $$"""
        class C(int primary)
        {
            void M(ConcurrentDictionary<string, Box> map, string key, int size, Counter counter, Span<int> span)
            {
                {{code}}
            }
            static Box Make(params object?[] all) => new();
            static Box Later(Func<int> size) => new();
        }
        static class Atomically { public static V LoadOrStore<K, V>(this ConcurrentDictionary<K, V> map, K key, V value) where K : notnull => map.GetOrAdd(key, value); }
        """, Types);
}
