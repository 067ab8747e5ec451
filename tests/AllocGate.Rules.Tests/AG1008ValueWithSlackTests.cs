using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1008ValueWithSlackTests
{
    private const string Types = """
        public struct Wide { public long A, B, C; }
        public class OwnMap { public List<int> this[string key] { set { } } public void Add(string key, List<int> value) { } }
        """;

    [Theory]
    [InlineData("foreach (var key in keys) lists[key] = {|AG1008 info:new List<int>(1000)|};")]
    [InlineData("foreach (var key in keys) lists.Add(key, {|AG1008:new(4 * 1024)|});")]
    [InlineData("foreach (var key in keys) lists.TryAdd(key, {|AG1008:new List<int>(capacity: 1000)|});")]
    [InlineData("foreach (var key in keys) lists[key] = {|AG1008:new List<int> { Capacity = 5000 }|};")]
    [InlineData("foreach (var key in keys) lists[key] = {|AG1008:new List<int>(Room)|};")]
    [InlineData("foreach (var key in keys) blocks[key] = {|AG1008:new byte[1 << 20]|};")]
    [InlineData("foreach (var key in keys) { var block = {|AG1008:new byte[1 << 20]|}; block[0] = 1; blocks[key] = block; }")]
    [InlineData("for (var i = 0; i < 9; i++) values[\"\" + i] = {|AG1008:new Dictionary<string, int>(10_000)|};")]
    [InlineData("foreach (var key in keys) values[key] = {|AG1008:new System.Text.StringBuilder(1 << 16)|};")]
    [InlineData("foreach (var key in keys) values[key] = {|AG1008:new System.IO.MemoryStream(1 << 16)|};")]
    [InlineData("foreach (var key in keys) shared.GetOrAdd(key, static _ => {|AG1008:new List<Wide>(1000)|});")]
    [InlineData("while (values.Count < 9) values.Add(Next(), {|AG1008:new HashSet<string>(2000)|});")]
    [InlineData("foreach (var key in keys) { if (!lists.ContainsKey(key)) lists[key] = {|AG1008:new List<int>(1000)|}; }")]
    [InlineData("var made = new Dictionary<string, List<int>>(); foreach (var key in keys) made[key] = {|AG1008:new List<int>(1000)|}; return made;")]
    public Task A_large_preallocated_value_stored_per_key_is_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("lists[\"one\"] = new List<int>(1000);")]
    [InlineData("foreach (var key in keys) lists[key] = new List<int>();")]
    [InlineData("foreach (var key in keys) lists[key] = new List<int>(16);")]
    [InlineData("foreach (var key in keys) lists[key] = new List<int>(keys.Length);")]
    [InlineData("foreach (var key in keys) lists[key] = new List<int>(new int[5]);")]
    [InlineData("foreach (var key in keys) blocks[key] = new byte[256];")]
    [InlineData("foreach (var key in keys) blocks[key] = new byte[key.Length * 1024];")]
    [InlineData("foreach (var key in keys) lists[\"same\"] = new List<int>(1000);")]
    [InlineData("var one = keys[0]; foreach (var key in keys) lists[one] = new List<int>(1000);")]
    [InlineData("var list = new List<int>(1000); foreach (var key in keys) lists[key] = list;")]
    [InlineData("foreach (var key in keys) { lists[key] = new List<int>(1000); break; }")]
    [InlineData("foreach (var key in keys) { var list = new List<int>(1000); list.Add(1); list.TrimExcess(); lists[key] = list; }")]
    [InlineData("foreach (var key in keys) { var block = new byte[1 << 20]; blocks[key] = block.AsSpan(0, 9).ToArray(); }")]
    [InlineData("var buffers = new byte[9][]; for (var i = 0; i < 9; i++) buffers[i] = new byte[1 << 20];")]
    [InlineData("var all = new List<byte[]>(); foreach (var key in keys) all.Add(new byte[1 << 20]);")]
    [InlineData("var scratch = new Dictionary<string, List<int>>(); foreach (var key in keys) scratch[key] = new List<int>(1000);")]
    [InlineData("foreach (var key in keys) own[key] = new List<int>(1000);")]
    [InlineData("foreach (var key in keys) own.Add(key, new List<int>(1000));")]
    [InlineData("foreach (var key in keys) { Action later = () => lists[Next()] = new List<int>(1000); }")]
    public Task A_small_exact_trimmed_or_single_value_is_not_reported(string code) => InMethod(code);

    [Fact]
    public async Task The_message_gives_the_bytes_and_the_loop()
    {
        var finding = (await Verify.FindingsAsync("AG1008", """
            class C
            {
                readonly Dictionary<string, List<int>> lists = new();
                void M(string[] keys)
                {
                    foreach (var key in keys)
                        lists[key] = {|AG1008 info:new List<int>(1000)|};
                }
            }
            """)).Single();

        Assert.Equal(
            "'new List<int>(1000)' has room for 1,000 elements (4,000 B) before anything is in it, under every key that this loop (line 6) stores in 'lists', and keeps it as long as the key is there: start small, or store what is filled, with 'TrimExcess' or 'ToArray'",
            finding.GetMessage());
        Assert.Equal([5], finding.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal("stored per key in this loop", finding.Properties[Evidence.PropertyName(0)]);
    }

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1008", $$"""
        class C
        {
            const int Room = 2048;
            readonly Dictionary<string, List<int>> lists = new();
            readonly Dictionary<string, byte[]> blocks = new();
            readonly IDictionary<string, object> values = new SortedDictionary<string, object>();
            readonly ConcurrentDictionary<string, List<Wide>> shared = new();
            readonly OwnMap own = new();
            static string Next() => "";
            Dictionary<string, List<int>>? M(string[] keys)
            {
                {{code}}
                return null;
            }
        }
        """, Types);
}
