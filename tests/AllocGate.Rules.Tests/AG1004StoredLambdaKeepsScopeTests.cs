using AllocGate.Rules.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AllocGate.Rules.Tests;

public class AG1004StoredLambdaKeepsScopeTests
{
    private const string Types = """
        public class Big { public int Size; public Big Copy() => this; }
        public class OwnMap { public Func<object> this[string key] { set { } } public void Add(string key, Func<object> value) { } }
        """;

    [Theory]
    [InlineData("foreach (var kv in src) map[kv.Key] = {|AG1004 warning:() => src[kv.Key]|};")]
    [InlineData("foreach (var kv in src) this.map.Add(kv.Key, {|AG1004 warning:() => src[kv.Key]|});")]
    [InlineData("foreach (var kv in src) map[kv.Key] = new Func<object>({|AG1004 warning:() => src[kv.Key]|});")]
    [InlineData("foreach (var kv in src) shared.Enqueue({|AG1004 info:() => src[kv.Key]|});")]
    [InlineData("foreach (var kv in src) local[kv.Key] = {|AG1004 info:() => src[kv.Key]|};")]
    [InlineData("foreach (var kv in src) target[kv.Key] = {|AG1004 info:() => src[kv.Key]|};")]
    [InlineData("for (var i = 0; i < 9; i++) { var n = i; map[\"\" + i] = {|AG1004 warning:() => bytes[n]|}; }")]
    [InlineData("foreach (var kv in src) { Func<object> read = () => src[kv.Key]; map[kv.Key] = {|AG1004 warning:read|}; }")]
    [InlineData("foreach (var kv in src) { object Read() => src[kv.Key]; map[kv.Key] = {|AG1004 warning:Read|}; }")]
    [InlineData("var alias = map; foreach (var kv in src) alias[kv.Key] = {|AG1004 warning:() => src[kv.Key]|};")]
    [InlineData("single = {|AG1004 info:() => key.Length|}; bytes.Count(b => b == bytes[0]);")]
    [InlineData("single ??= {|AG1004 info:() => key|}; Run(() => bytes);")]
    [InlineData("object Read() => bytes; Run(() => Read()); single = {|AG1004 info:() => key|};")]
    [InlineData("Run(() => src); { var n = 1; single = {|AG1004 info:() => n + key.Length|}; }")]
    [InlineData("Run(() => src); { var n = 1; single = {|AG1004 info:() => n|}; Run(() => n + key.Length); }")]
    public Task A_stored_lambda_that_keeps_more_than_it_has_to_is_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("foreach (var kv in src) map[kv.Key] = ((Func<object>)(() => src[kv.Key]))().ToString;")]
    [InlineData("foreach (var kv in src) values[kv.Key] = ((Func<object>)(() => src[kv.Key]))();")]
    [InlineData("foreach (var kv in src) { Func<object> read = () => src[kv.Key]; values[kv.Key] = read(); }")]
    [InlineData("foreach (var kv in src) { object Read() => src[kv.Key]; values[kv.Key] = Read(); }")]
    [InlineData("foreach (var kv in src) { var value = kv.Value; map[kv.Key] = () => value; }")]
    [InlineData("for (var i = 0; i < 9; i++) { var n = i; map[key] = () => n + key.Length; }")]
    [InlineData("var when = DateTime.Now; var pair = (1, \"a\"); foreach (var x in bytes) map[key] = () => (when, pair, x);")]
    [InlineData("foreach (var kv in src) map[kv.Key] = static () => new object();")]
    [InlineData("foreach (var kv in src) map[kv.Key] = () => this;")]
    [InlineData("foreach (var kv in src) map[kv.Key] = () => single!;")]
    [InlineData("foreach (var kv in src) map[kv.Key] = () => nameof(src);")]
    [InlineData("foreach (var kv in src) map[kv.Key] = Shadow;")]
    [InlineData("foreach (var kv in src) lookup[kv.Key] = bytes => bytes.Length;")]
    [InlineData("List<object>? memo = null; single = () => memo ??= new();")]
    [InlineData("foreach (var x in bytes) { List<object>? memo = null; map[key] = () => memo ??= new(); }")]
    [InlineData("List<object>? memo = null; foreach (var x in bytes) map[key] = () => memo ??= new();")]
    [InlineData("foreach (var x in bytes) { var big = new byte[9]; Run(() => (big, x)); map[key] = () => x; }")]
    [InlineData("single = () => bytes;")]
    [InlineData("single = () => bytes; map[key] = () => src;")]
    [InlineData("foreach (var kv in src) { var other = new C { single = () => src[kv.Key] }; }")]
    [InlineData("CancellationToken token = default; foreach (var x in bytes) map[key] = () => token;")]
    [InlineData("single = () => key; { var big = new byte[9]; Run(() => big); }")]
    [InlineData("{ var big = new byte[9]; Run(() => big); } { var small = 1; single = () => small; }")]
    [InlineData("foreach (var kv in src) Run(() => src[kv.Key]);")]
    [InlineData("foreach (var kv in src) own[kv.Key] = () => src[kv.Key];")]
    [InlineData("foreach (var kv in src) own.Add(kv.Key, () => src[kv.Key]);")]
    [InlineData("foreach (var kv in src) map[kv.Key] = () => factory(1);")]
    [InlineData("object Count() => bytes.Length; Count(); single = () => key;")]
    [InlineData("const int one = 1; foreach (var kv in src) map[kv.Key] = () => one;")]
    public Task A_lambda_that_keeps_what_it_needs_or_is_not_stored_is_not_reported(string code) => InMethod(code);

    [Fact]
    public async Task The_message_names_every_kept_variable_with_its_line_and_the_evidence_shows_them()
    {
        var finding = (await Verify.FindingsAsync("AG1004", """
            class C
            {
                readonly List<Func<int>> readers = [];
                void M(Dictionary<string, byte[]> src, int[] numbers, Big unused)
                {
                    var big = new Big();
                    var sum = numbers.Sum(n => n + big.Size);
                    foreach (var key in src.Keys)
                        readers.Add({|AG1004 warning:() => src[key].Length|});
                }
            }
            """, Types)).Single();

        Assert.Equal("The lambda stored in 'readers' keeps 'src' (line 4), 'big' (line 6) alive as long as it is stored", finding.GetMessage());
        Assert.Equal([3, 5], finding.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal("'src' is captured", finding.Properties[Evidence.PropertyName(0)]);
        Assert.Equal("'big' is captured", finding.Properties[Evidence.PropertyName(1)]);
    }

    [Fact]
    public async Task A_configured_severity_wins_over_the_effective_one()
    {
        var compilation = RuleRun.Compile(["""
            class C { Func<object>? f; void M(List<int> a, List<int> b) { f = () => a; b.ForEach(x => b.Clear()); } }
            """]);
        var asErrors = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create("AG1004", ReportDiagnostic.Error)]));
        var off = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create("AG1004", ReportDiagnostic.Suppress)]));

        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await RuleRun.FindingsAsync(compilation)).Severity);
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await RuleRun.FindingsAsync(asErrors)).Severity);
        Assert.Empty(await RuleRun.FindingsAsync(off));
    }

    [Fact]
    public async Task A_primary_constructor_s_parameter_is_kept_through_this_and_not_reported()
    {
        await Verify.FindingsAsync("AG1004", """
            class C(List<string> names)
            {
                readonly Dictionary<string, Func<int>> map = new();
                void M() { foreach (var name in names) map[name] = () => names.Count; }
            }
            """);
    }

    [Theory]
    [InlineData("cache.GetOrAddQuery(query, () => { var plan = Plan(query); return {|AG1004 info:n => plan + this.n + n|}; });")]
    [InlineData("cache.GetOrAddQuery(query, () => { var text = query.ToString(); return {|AG1004 info:n => query.Length + n|}; }); Run(() => big);")]
    public Task A_lambda_that_a_cache_is_left_with_keeps_its_factorys_scope(string code) => InCache(code);

    [Theory]
    [InlineData("cache.GetOrAddQuery(query, () => Compiled(query));")]
    [InlineData("cache.GetOrAddQuery(query, () => { var plan = Plan(query); return n => n + plan; });")]
    [InlineData("cache.GetOrAddQuery(query, () => { Plan(query); return n => this.n + n; });")]
    [InlineData("cache.GetOrAddQuery(query, () => { Plan(query); return static n => n; });")]
    [InlineData("cache.Use(query, () => { var plan = Plan(query); return n => plan + this.n + n; });")]
    public Task A_lambda_that_keeps_its_own_scope_alone_or_is_not_cached_is_not_reported(string code) => InCache(code);

    private static Task InCache(string code) => Verify.FindingsAsync("AG1004", $$"""
        class C
        {
            readonly Cache cache = new();
            int n;
            void M(string[] query, string[][] big)
            {
                {{code}}
                n++;
            }
            static string Plan(IEnumerable<string> query) => string.Concat(query);
            static Func<int, object> Compiled(string[] query) { var plan = Plan(query); return n => plan + n; }
            static void Run(Func<object> now) => now();
        }
        """, "public class Cache { public object GetOrAddQuery(string[] key, Func<Func<int, object>> make) => make(); public object Use(string[] key, Func<Func<int, object>> make) => make(); }");

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1004", $$"""
        class C
        {
            readonly Dictionary<string, Func<object?>> map = new();
            readonly Dictionary<string, object> values = new();
            readonly Dictionary<string, Func<byte[], int>> lookup = new();
            static readonly Queue<Func<object>> shared = new();
            Func<object>? single;
            void M(Dictionary<string, Big> src, byte[] bytes, string key, Dictionary<string, Func<object>> target, OwnMap own, Func<int, object> factory)
            {
                var local = new Dictionary<string, Func<object>>();
                {{code}}
            }
            static object Shadow() => 1;
            static void Run(Func<object> now) => now();
        }
        """, Types);
}
