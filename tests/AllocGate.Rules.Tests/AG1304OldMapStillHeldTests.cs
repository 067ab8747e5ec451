using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1304OldMapStillHeldTests
{
    private const string Types = """
        public class Listener { public Listener(Func<int> count) { } public static void Register(Func<int> count) { } }
        public class Service { public event Func<int>? Asked; public Func<int>? Count; public void Use(Func<int> count) => count(); }
        """;

    private const string Replaces = "void Reload() => map = new();";

    [Theory]
    [InlineData("Func<int> M() => {|AG1304 info:map.Count|};", "void Reload() => map = new();")]
    [InlineData("Func<int> M() { return {|AG1304:map.Count|}; }", "void Reload() { this.map = new Bag(); }")]
    [InlineData("void M() => _ = new Listener({|AG1304:map.Count|});", Replaces)]
    [InlineData("void M() => _ = new Listener(new Func<int>({|AG1304:map.Count|}));", Replaces)]
    [InlineData("void M() => Listener.Register({|AG1304:this.map.Count|});", Replaces)]
    [InlineData("void M(Service s) => s.Asked += {|AG1304:map.Count|};", Replaces)]
    [InlineData("void M(Service s) => s.Count = {|AG1304:map.Count|};", Replaces)]
    [InlineData("void M(List<Func<int>> kept) => kept.Add({|AG1304:map.Count|});", Replaces)]
    [InlineData("void M(Dictionary<int, Func<int>> kept) => kept[1] = {|AG1304:map.Count|};", Replaces)]
    [InlineData("Func<int> M() { var now = map; return {|AG1304:() => now.Count()|}; }", Replaces)]
    [InlineData("Func<int> M() { var now = map; return {|AG1304:now.Count|}; }", Replaces)]
    [InlineData("C(Service s) { map = new(); s.Count = {|AG1304:map.Count|}; }", Replaces)]
    [InlineData("Func<int> M() => {|AG1304:map.Count|};", "void Reload() => Interlocked.Exchange(ref map, new());")]
    [InlineData("Func<int> M() => {|AG1304:map.Count|};", "void Reload() => Volatile.Write(ref map, new());")]
    [InlineData("Func<int> M() => {|AG1304:map.Count|};", "int Reload { set { map = new(); } }")]
    [InlineData("Func<int> M() => {|AG1304:Auto.Count|};", "void Reload() => Auto = new();")]
    [InlineData("Func<int> kept = () => 0; void M() { kept = {|AG1304:map.Count|}; map = new(); }", "")]
    public Task A_delegate_that_holds_what_is_replaced_later_is_reported(string holds, string replaces) => InClass(holds, replaces);

    [Theory]
    [InlineData("Func<int> M() => map.Count;", "")]
    [InlineData("Func<int> M() => map.Count;", "C() { map = new(); }")]
    [InlineData("Func<int> M() => fixedMap.Count;", Replaces)]
    [InlineData("Func<int> M() => other.Count;", Replaces)]
    [InlineData("Func<int> M() => () => map.Count();", Replaces)]
    [InlineData("Func<int> M() { return () => this.map.Count(); }", Replaces)]
    [InlineData("int M() => map.Count();", Replaces)]
    [InlineData("string M() => nameof(map.Count);", Replaces)]
    [InlineData("void M() { Func<int> now = map.Count; now(); }", Replaces)]
    [InlineData("int M() { var now = map; Func<int> count = () => now.Count(); return count(); }", Replaces)]
    [InlineData("int M(int[] xs) { var now = map; return xs.Sum(x => now.Count()); }", Replaces)]
    [InlineData("void M(int[] xs) => xs.Where(map.Has).ToList();", Replaces)]
    [InlineData("void M(List<int> xs) => xs.RemoveAll(x => map.Has(x));", Replaces)]
    [InlineData("void M(List<int> xs) { var now = map; xs.ForEach(x => now.Has(x)); }", Replaces)]
    [InlineData("void M(int[] xs) { var now = map; Parallel.ForEach(xs, x => now.Has(x)); }", Replaces)]
    [InlineData("Func<int> M() { var now = map; now = new(); return () => now.Count(); }", Replaces)]
    [InlineData("Func<int> M() { var map = new Bag(); return map.Count; }", Replaces)]
    [InlineData("Func<int> M(Bag map) => map.Count;", Replaces)]
    [InlineData("Func<int> kept = () => 0; void M() { map = new(); kept = map.Count; }", "")]
    [InlineData("Func<int> M() => map.Count;", "void Fill() { if (map == null) map = new(); }")]
    [InlineData("Func<int> M() => map.Count;", "void Fill() { if (map is null) { map = new(); } }")]
    [InlineData("Func<int> M() => map.Count;", "void Drop() => map = null!;")]
    [InlineData("Func<int> M() => map.Count;", "C Clone() => new C { map = new() };")]
    [InlineData("Func<int> M() => map.Count;", "C Clone() { var copy = new C(); copy.map = new(); return copy; }")]
    [InlineData("Func<int> M(C a) => a.other.Count;", Replaces)]
    [InlineData("void M(dynamic unknown) => unknown.Use((Func<int>)(map.Count));", Replaces)]
    public Task What_sees_the_new_collection_or_does_not_stay_is_not_reported(string holds, string replaces) => InClass(holds, replaces);

    [Fact]
    public async Task The_message_and_the_evidence_say_what_holds_and_where_it_is_replaced()
    {
        var finding = (await Verify.FindingsAsync("AG1304", """
            partial class Routes
            {
                Dictionary<string, int> cache = new();
                delegate bool Find(string key, out int value);
                Find Finder()
                {
                    var now = cache;
                    return {|AG1304:now.TryGetValue|};
                }
                void Reload()
                {
                    cache = new();
                }
            }
            """)).Single();

        Assert.Equal("The method group 'now.TryGetValue' holds the collection that 'cache' has now, but 'cache' is replaced in 'Reload' (line 12): whoever got it keeps the old one alive and reads stale entries", finding.GetMessage());
        Assert.Equal([11, 6], finding.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal("replaced here", finding.Properties[Evidence.PropertyName(0)]);
        Assert.Equal("read from the field here", finding.Properties[Evidence.PropertyName(1)]);
    }

    [Fact]
    public async Task The_parts_of_a_partial_type_are_read_together()
    {
        await Verify.FindingsAsync("AG1304", """
            partial class Routes { List<int> all = []; Func<int, bool> M() => {|AG1304:all.Contains|}; }
            partial class Routes { void Reload() => all = []; }
            """);
    }

    private static Task InClass(string holds, string replaces) => Verify.FindingsAsync("AG1304", $$"""
        class Bag : List<int> { public new int Count() => base.Count; public bool Has(int x) => Contains(x); }
        class C
        {
            Bag map = new();
            Bag other = new();
            readonly Bag fixedMap = new();
            Bag Auto { get; set; } = new();
            {{holds}}
            {{replaces}}
        }
        """, Types);
}
