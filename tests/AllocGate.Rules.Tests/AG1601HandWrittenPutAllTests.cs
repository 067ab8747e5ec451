using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1601HandWrittenPutAllTests
{
    private const string Types = """
        public class Box;
        public class OwnMap { public void Add(string key, Box value) { } public Box this[string key] { set { } } }
        """;

    [Theory]
    [InlineData("void {|AG1601 info:PutAll|}(Dictionary<string, Box> source) { foreach (var kv in source) map[kv.Key] = kv.Value; }")]
    [InlineData("void {|AG1601:AddAll|}(IEnumerable<Box> source) { foreach (var x in source) list.Add(x); }")]
    [InlineData("void {|AG1601:AddRange|}(Box[] source) { for (var i = 0; i < source.Length; i++) list.Add(source[i]); }")]
    [InlineData("void {|AG1601:SetAll|}(Dictionary<string, Box> source) { foreach (var (key, value) in source) this.map[key] = value; }")]
    [InlineData("void {|AG1601:BulkInsert|}(List<Box> source) { foreach (var x in source.Where(x => x != null)) list.Add(x); }")]
    [InlineData("void {|AG1601:PutAll|}(Dictionary<string, Box> source) { foreach (var key in source.Keys) { if (key != \"\") map.TryAdd(key, source[key]); } }")]
    [InlineData("static void {|AG1601:AddMany|}(Queue<Box> queue, Box[] source) { foreach (var x in source) queue.Enqueue(x); }")]
    [InlineData("void {|AG1601:BulkInsertAsync|}(Box[] source) { foreach (var x in source) shared.TryAdd(\"\", x); }")]
    public Task A_bulk_insert_written_by_hand_is_reported(string method) => InClass(method);

    [Theory]
    [InlineData("void Load(Dictionary<string, Box> source) { foreach (var kv in source) map[kv.Key] = kv.Value; }")]
    [InlineData("void AddAll(IEnumerable<Box> source) => list.AddRange(source);")]
    [InlineData("void PutAll(Dictionary<string, Box> source) { foreach (var kv in source) own[kv.Key] = kv.Value; }")]
    [InlineData("void PutAll(Dictionary<string, Box> source) { foreach (var kv in source) own.Add(kv.Key, kv.Value); }")]
    [InlineData("void AddAll() { foreach (var x in list) shared.TryAdd(\"\", x); }")]
    [InlineData("void AddAll(Box[] source) { foreach (var x in source) Add(x); } void Add(Box x) { }")]
    [InlineData("void AddAll(Box[] source) { foreach (var x in source) { var mine = new List<Box>(); mine.Add(x); } }")]
    [InlineData("void AddAll(Box[] source) { var list = new OwnMap(); foreach (var x in source) list.Add(\"\", x); }")]
    [InlineData("static void AddRange<T>(ICollection<T> target, IEnumerable<T> source) { foreach (var x in source) target.Add(x); }")]
    [InlineData("void AddAllowed(Box[] source) { foreach (var x in source) list.Add(x); }")]
    [InlineData("void AddAll(Box[] source) { foreach (var x in source) source[0] = x; }")]
    public Task What_is_no_bulk_insert_or_uses_the_BCL_s_is_not_reported(string method) => InClass(method);

    [Theory]
    [InlineData("foreach (var kv in source) lists.GetOrAdd(kv.Key, new List<Box>()).Add(kv.Value);", "AG1002")]
    [InlineData("foreach (var kv in source) readers[kv.Key] = () => source[kv.Key];", "AG1004")]
    [InlineData("foreach (var kv in source) source.Add(kv.Key + 1, kv.Value);", "AG1101")]
    [InlineData("foreach (var kv in source) list.Add(kv.Value); list.AddRange(list.Where(x => x != null));", "AG1102")]
    [InlineData("foreach (var kv in source) frozen = frozen.SetItem(kv.Key, kv.Value);", "AG1401")]
    [InlineData("foreach (var kv in source) { if (!map.ContainsKey(kv.Key)) map.Add(kv.Key, kv.Value); }", "AG1403")]
    [InlineData("foreach (var kv in source) { frozen = frozen.SetItem(kv.Key, kv.Value); readers[kv.Key] = () => source; }", "AG1004, AG1401")]
    public async Task The_message_says_which_other_rules_the_method_breaks(string code, string rules)
    {
        var finding = (await Verify.FindingsAsync("AG1601", ClassWith($$"""void {|AG1601:PutAll|}(Dictionary<string, Box> source) { {{code}} }"""), Types)).Single();

        Assert.Contains($" one by one, and commits {rules}: ", finding.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(rules[..6] + " here", finding.Properties.Values);
    }

    [Fact]
    public async Task The_message_names_the_call_that_does_the_job()
    {
        var finding = (await Verify.FindingsAsync("AG1601", ClassWith("void {|AG1601:AddAll|}(Box[] source) { foreach (var x in source) list.Add(x); }"), Types)).Single();

        Assert.Equal("'AddAll' puts 'source' into 'list' one by one: 'AddRange' does the job and grows once", finding.GetMessage());
        Assert.Equal("looped over here", finding.Properties[Evidence.PropertyName(0)]);
        Assert.Equal("inserted here", finding.Properties[Evidence.PropertyName(1)]);
    }

    [Fact]
    public async Task A_closure_that_is_called_at_once_stores_only_its_value()
    {
        await Verify.FindingsAsync("AG1004", ClassWith("void PutAll(Dictionary<string, Box> source) { foreach (var kv in source) map[kv.Key] = ((Func<Box>)(() => source[kv.Key]))(); }"), Types);
    }

    [Theory]
    [InlineData("[SuppressMessage(\"AllocGate\", \"AG1601:unsafe-putall\", Justification = \"five entries\")]", true)]
    [InlineData("[SuppressMessage(\"AllocGate\", \"AG1601\")]", true)]
    [InlineData("[SuppressMessage(\"AllocGate\", \"unsafe-putall\")]", false)]
    public async Task The_alias_suppresses_through_the_id_before_its_colon(string attribute, bool suppresses)
    {
        var findings = await RuleRun.FindingsAsync(RuleRun.Compile([$$"""
            using System.Diagnostics.CodeAnalysis;
            class C
            {
                List<int> list = [];
                {{attribute}}
                void PutAll(int[] source) { foreach (var x in source) list.Add(x); }
            }
            """]));

        Assert.Equal(suppresses, findings.All(finding => finding.Id != "AG1601"));
    }

    [Fact]
    public async Task A_project_can_add_names_of_its_own()
    {
        const string Import = "class C { List<int> list = []; void Import(int[] source) { foreach (var x in source) list.Add(x); } }";
        var option = new Dictionary<string, string> { ["dotnet_code_quality.AG1601.bulk_insert_names"] = "LoadEverything, Import" };

        Assert.Empty(await RuleRun.FindingsAsync(RuleRun.Compile([Import])));
        Assert.Equal("AG1601", Assert.Single(await RuleRun.FindingsAsync(RuleRun.Compile([Import]), options: option)).Id);
    }

    private static Task InClass(string method) => Verify.FindingsAsync("AG1601", ClassWith(method), Types);

    private static string ClassWith(string method) => $$"""
        class C
        {
            readonly Dictionary<string, Box> map = new();
            readonly Dictionary<string, Func<object>> readers = new();
            readonly List<Box> list = [];
            readonly ConcurrentDictionary<string, Box> shared = new();
            readonly ConcurrentDictionary<string, List<Box>> lists = new();
            readonly OwnMap own = new();
            ImmutableDictionary<string, Box> frozen = ImmutableDictionary<string, Box>.Empty;
            {{method}}
        }
        """;
}
