using AllocGate.Rules.CodeFixes.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

public class AG1003CapturingFactoryFixTests
{
    private const string Types = """
        public class Box { public Box() { } public Box(string name, int size = 0) { } public Box Make(string key) => new(key); }
        public static class Extension { public static Box Named(this Box box, string key) => new(key); }
        public struct Counter { int n; public int Next() => ++n; }
        """;

    [Fact]
    public Task The_lambda_becomes_static_and_gets_what_it_captured() => VerifyFix.FixesAsync(new AG1003CapturingFactoryFix(), """
        class C
        {
            readonly ConcurrentDictionary<string, Box> map = new();
            readonly ConcurrentDictionary<object, object> objects = new();
            readonly ConcurrentDictionary<string, Task<int>> tasks = new();
            ImmutableDictionary<string, Box> frozen = ImmutableDictionary<string, Box>.Empty;
            int field;
            Box owner = new();
            async Task M(string key, int size, string name, Box box)
            {
                map.GetOrAdd(key, {|AG1003:k => new Box(k, size)|}); // one
                map.GetOrAdd(key, {|AG1003:(string k) => new Box(name, size)|});
                map.GetOrAdd(key, {|AG1003:_ => new Box(key)|});
                map.GetOrAdd(key, {|AG1003:k => new Box(k + key)|});
                map.GetOrAdd(key, {|AG1003:_ => new Box(key, size)|});
                map.GetOrAdd(key, {|AG1003:k => new Box(k, field)|});
                map.GetOrAdd(key, {|AG1003:k => { var more = size + this.field; return Instance(k + more); }|});
                map.GetOrAdd(key, {|AG1003:Instance|});
                map.GetOrAdd(key, {|AG1003:this.Instance|});
                map.GetOrAdd(key, {|AG1003:box.Make|});
                map.GetOrAdd(key, {|AG1003:owner.Make|});
                map.GetOrAdd(key, {|AG1003:box.Named|});
                map.GetOrAdd(key, {|AG1003:_ => box|});
                map.GetOrAdd(valueFactory: {|AG1003:k => new Box(k, size)|}, key: key);
                map?.GetOrAdd(key, {|AG1003:k => new Box(k, size)|});
                map!.AddOrUpdate(key, {|AG1003:k => new Box(k, size)|}, (k, old) => old ?? new Box(key, size));
                map.AddOrUpdate(key, {|AG1003:_ => new Box(key)|}, (_, old) => old);
                map.AddOrUpdate(key, box, {|AG1003:(_, _) => box|}).ToString();
                ImmutableInterlocked.GetOrAdd(ref frozen, key, {|AG1003:k => new Box(k, size)|});
                objects.GetOrAdd(key, {|AG1003:_ => new Box(key)|});
                tasks.GetOrAdd(key, {|AG1003:async k => { await Task.Yield(); return size; }|});
                objects.GetOrAdd(key, {|AG1003:_ => map.GetOrAdd(key, {|AG1003:k => new Box(k, size)|})|});
                await Task.Yield();
            }
            Box Instance(string key) => new(key, field);
        }
        """, """
        class C
        {
            readonly ConcurrentDictionary<string, Box> map = new();
            readonly ConcurrentDictionary<object, object> objects = new();
            readonly ConcurrentDictionary<string, Task<int>> tasks = new();
            ImmutableDictionary<string, Box> frozen = ImmutableDictionary<string, Box>.Empty;
            int field;
            Box owner = new();
            async Task M(string key, int size, string name, Box box)
            {
                map.GetOrAdd(key, static (k, size) => new Box(k, size), size); // one
                map.GetOrAdd(key, static (k, args) => new Box(args.name, args.size), (name, size));
                map.GetOrAdd(key, static key => new Box(key));
                map.GetOrAdd(key, static k => new Box(k + k));
                map.GetOrAdd(key, static (key, size) => new Box(key, size), size);
                map.GetOrAdd(key, static (k, self) => new Box(k, self.field), this);
                map.GetOrAdd(key, static (k, args) => { var more = args.size + args.self.field; return args.self.Instance(k + more); }, (self: this, size));
                map.GetOrAdd(key, static (key, self) => self.Instance(key), this);
                map.GetOrAdd(key, static (key, self) => self.Instance(key), this);
                map.GetOrAdd(key, static (key, box) => box.Make(key), box);
                map.GetOrAdd(key, static (key, owner) => owner.Make(key), owner);
                map.GetOrAdd(key, static (key, box) => box.Named(key), box);
                map.GetOrAdd(key, box);
                map.GetOrAdd(valueFactory: static (k, size) => new Box(k, size), key: key, factoryArgument: size);
                map?.GetOrAdd(key, static (k, size) => new Box(k, size), size);
                map!.AddOrUpdate(key, static (k, size) => new Box(k, size), static (key, old, size) => old ?? new Box(key, size), size);
                map.AddOrUpdate(key, static key => new Box(key), static (_, old) => old);
                (map[key] = box).ToString();
                ImmutableInterlocked.GetOrAdd(ref frozen, key, static (k, size) => new Box(k, size), size);
                objects.GetOrAdd(key, static (_, key) => new Box(key), key);
                tasks.GetOrAdd(key, static async (k, size) => { await Task.Yield(); return size; }, size);
                objects.GetOrAdd(key, _ => map.GetOrAdd(key, static (k, size) => new Box(k, size), size));
                await Task.Yield();
            }
            Box Instance(string key) => new(key, field);
        }
        """, Types);

    [Theory]
    [InlineData("map.GetOrAdd(key, {|AG1003:k => new Box(k, size++)|});")]
    [InlineData("var made = false; map.GetOrAdd(key, {|AG1003:k => { made = true; return new Box(k); }|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:k => new Box(k, int.TryParse(k, out size) ? 1 : 0)|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:k => new Box(k, counter.Next())|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:k => Then(() => size)|}); size = 2;")]
    [InlineData("map.GetOrAdd(key, {|AG1003:k => new Box(base.ToString()!)|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:k => new Box(k, primary)|});")]
    [InlineData("Box Local(string k) => new(k, size); map.GetOrAdd(key, {|AG1003:Local|});")]
    [InlineData("Box Local(string k) => new(k, size); map.GetOrAdd(key, {|AG1003:k => Local(k)|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:(k, unit) => new Box(k, size + unit)|}, 1);")]
    [InlineData("map.GetOrAdd(key, {|AG1003:delegate { return new Box(\"\", size); }|});")]
    [InlineData("map.GetOrAdd(key, {|AG1003:Box (k) => new Box(k, size)|});")]
    [InlineData("map.GetOrAdd(key, new Func<string, Box>({|AG1003:k => new Box(k, size)|}));")]
    [InlineData("map.AddOrUpdate(key, new Box(), {|AG1003:(_, old) => new Box(\"\", size)|});")]
    public Task What_the_lambda_writes_or_can_not_be_handed_over_is_left_alone(string code) => VerifyFix.OffersNothingAsync(new AG1003CapturingFactoryFix(), $$"""
        class C(int primary)
        {
            void M(ConcurrentDictionary<string, Box> map, string key, int size, Counter counter)
            {
                {{code}}
            }
            static Box Then(Func<int> size) => new("", size());
        }
        """, Types);
}
