using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1202StaticWrittenWithoutLockTests
{
    private const string Types = """
        public static class Other { public static readonly List<int> Shared = []; public static readonly ConcurrentQueue<int> Safe = new(); public static Holder One = new(); }
        public class Holder { public List<int> Items = []; }
        public class Guarded : List<int> { public new void Add(int x) { lock (this) base.Add(x); } }
        public class WriteLock : IDisposable { public void Dispose() { } }
        """;

    [Theory]
    [InlineData("public class C { static readonly List<int> list = []; public static void M(int x) => {|AG1202 warning:list.Add(x)|}; public static int N => list.Count; }")]
    [InlineData("public class C { static readonly List<int> list = []; protected static void M(int x) => {|AG1202 info:list.Add(x)|}; public static int N => list.Count; }")]
    [InlineData("class C { static readonly List<int> list = []; public static void M(int x) => {|AG1202 info:list.Add(x)|}; public static int N => list.Count; }")]
    public Task It_is_a_warning_where_other_assemblies_can_call_the_writer(string type) => Verify.FindingsAsync("AG1202", type);

    [Theory]
    [InlineData("static void M(int x) => {|AG1202 info:list.Add(x)|};")]
    [InlineData("void M(int x) { {|AG1202:map[x] = \"\"|}; }")]
    [InlineData("static void M(int x) { if (x > 1) {|AG1202:map.Remove(x)|}; }")]
    [InlineData("int P { set { {|AG1202:list.Add(value)|}; } }")]
    [InlineData("static void M(int x) => {|AG1202:C.list.Add(x)|};")]
    [InlineData("static void M(int x) => {|AG1202:Other.Shared.Add(x)|};")]
    [InlineData("static void M(int x) => {|AG1202:Auto.Add(x)|};")]
    [InlineData("static void M(int x) => {|AG1202:face.Add(x, \"\")|};")]
    [InlineData("C() => {|AG1202:list.Add(1)|};")]
    [InlineData("static C() { } static Action<int> Adder() => x => {|AG1202:list.Add(x)|};")]
    [InlineData("public static void M(int x) => Add(x); private static void Add(int x) => {|AG1202:list.Add(x)|};")]
    [InlineData("static void M(int x) { {|AG1202:list.Add(x)|}; list.Add(x + 1); lock (list) list.Add(x); }")]
    [InlineData("static readonly Dictionary<int, string> nested = new(); class Inner { static void M(int x) => {|AG1202:nested.Add(x, \"\")|}; }")]
    public Task A_static_collection_that_is_changed_without_a_lock_is_reported_once_a_member(string members) => InClass(members);

    [Theory]
    [InlineData("static void M(int x) { lock (map) map[x] = \"\"; }")]
    [InlineData("static void M(int x) { lock (map) { if (x > 1) { map.Remove(x); } } }")]
    [InlineData("static void M(int x) { Monitor.Enter(map); map.Remove(x); Monitor.Exit(map); }")]
    [InlineData("static readonly ReaderWriterLockSlim rw = new(); static void M(int x) { rw.EnterWriteLock(); try { map.Remove(x); } finally { rw.ExitWriteLock(); } }")]
    [InlineData("static void M(int x) { using (new WriteLock()) map.Remove(x); }")]
    [InlineData("static readonly SemaphoreSlim gate = new(1); static async Task M(int x) { await gate.WaitAsync(); map.Remove(x); gate.Release(); }")]
    [InlineData("static Mutex GlobalMutex() => new(); static void M(int x) { using (var mutex = GlobalMutex()) map.Remove(x); }")]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] static void M(int x) => map.Remove(x);")]
    [InlineData("static C() { list.Add(1); map[1] = \"\"; }")]
    [InlineData("static C() => Fill(); private static void Fill() => list.Add(1);")]
    [InlineData("static readonly int Count = Fill(); private static int Fill() { list.Add(1); return 1; }")]
    [InlineData("static readonly Lazy<int> Count = new Lazy<int>(() => Fill()); static int Fill() { list.Add(1); return 1; }")]
    [InlineData("static void M(int x) { lock (list) Add(x); } private static void Add(int x) => list.Add(x);")]
    [InlineData("static void M(int x) { lock (list) Add(x); } private static void Add(int x) => AddAll(x); static void AddAll(int x) => list.Add(x);")]
    [InlineData("[System.Runtime.CompilerServices.ModuleInitializer] internal static void Init() => list.Add(1);")]
    [InlineData("static void Main(string[] args) => list.Add(1);")]
    [InlineData("[ThreadStatic] static List<int>? mine; static void M(int x) { mine ??= []; mine.Add(x); }")]
    [InlineData("static readonly AsyncLocal<List<int>> flowing = new(); static void M(int x) => flowing.Value!.Add(x);")]
    [InlineData("void M(int x) => instance.Add(x);")]
    [InlineData("static void M(int x) { var list = new List<int>(); list.Add(x); }")]
    [InlineData("static void M(List<int> list) => list.Add(1);")]
    [InlineData("static void M(C other) => other.instance.Add(1);")]
    [InlineData("static void M(int x) => Other.Safe.Enqueue(x);")]
    [InlineData("static void M(int x) => Other.One.Items.Add(x);")]
    [InlineData("static readonly Guarded guarded = []; static void M(int x) => guarded.Add(x);")]
    [InlineData("static readonly IDictionary<int, string> concurrent = new ConcurrentDictionary<int, string>(); static void M(int x) => concurrent.Add(x, \"\");")]
    [InlineData("static IDictionary<int, string> given = null!; C(IDictionary<int, string> map) => given = map; static void M(int x) => given.Add(x, \"\");")]
    [InlineData("static readonly System.Collections.Hashtable table = System.Collections.Hashtable.Synchronized(new()); static void M(int x) => table.Add(x, x);")]
    [InlineData("static void M(int x) { var copy = new List<int>(list); copy.Add(x); list = copy; }")]
    [InlineData("static void M(int x) { list = [.. list, x]; }")]
    [InlineData("static void M(int x) => list[0] = x;")]
    [InlineData("static int M(int x) => list.Count;")]
    public Task What_locks_or_only_starts_the_type_is_not_reported(string members) => InClass(members);

    [Fact]
    public async Task The_message_names_the_field_and_the_evidence_each_change()
    {
        var finding = (await Verify.FindingsAsync("AG1202", """
            static class Registry
            {
                private static readonly Dictionary<string, object> known = new();
                public static void Register(string name, object value)
                {
                    {|AG1202:known.Remove(name)|};
                    known.Add(name, value);
                }
            }
            """)).Single();

        Assert.Equal("'known.Remove(name)' changes the static 'known', a 'Dictionary', without a lock, and any thread may call 'Register': make it a 'ConcurrentDictionary', or lock around every use", finding.GetMessage());
        Assert.Equal([2, 6], finding.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal("shared by all threads", finding.Properties[Evidence.PropertyName(0)]);
        Assert.Equal("changed here too", finding.Properties[Evidence.PropertyName(1)]);
    }

    [Fact]
    public Task The_lock_may_be_in_another_part_of_the_type() => Verify.FindingsAsync("AG1202", """
        partial class C { static readonly List<int> all = []; static void Add(int x) => all.Add(x); }
        partial class C { public static void Put(int x) { lock (all) Add(x); } }
        """);

    [Theory]
    [InlineData("Benchmark")]
    [InlineData("GlobalSetup")]
    [InlineData("IterationCleanup")]
    public Task BenchmarkDotNet_calls_its_methods_one_at_a_time(string attribute) => Verify.FindingsAsync("AG1202", $$"""
        public class {{attribute}}Attribute : Attribute { }
        public class C { static readonly List<int> kept = []; [{{attribute}}] public void M() => kept.Add(1); public void Other() => {|AG1202:kept.Clear()|}; }
        """);

    private static Task InClass(string members) => Verify.FindingsAsync("AG1202", $$"""
        partial class C
        {
            static List<int> list = [];
            static readonly Dictionary<int, string> map = new();
            static readonly IDictionary<int, string> face = new Dictionary<int, string>();
            static HashSet<int> Auto { get; } = [];
            readonly List<int> instance = [];
            {{members}}
        }
        """, Types);
}
