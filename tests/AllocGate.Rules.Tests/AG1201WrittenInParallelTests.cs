using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1201WrittenInParallelTests
{
    private const string Types = """
        public class Item { public int Id; public string Group = ""; public List<int> Children = []; public IEnumerable<Item> All = []; }
        public class Bag : List<int> { public new void Add(int x) { lock (this) base.Add(x); } }
        public class Runner { public void ForEach(int[] xs, Action<int> body) { } public void Later(Action body) { } }
        """;

    [Theory]
    [InlineData("Parallel.ForEach(xs, x => {|AG1201 error:list.Add(x)|});")]
    [InlineData("Parallel.For(0, 9, i => { {|AG1201:map[i] = i|}; });")]
    [InlineData("Parallel.For(0, 9, i => {|AG1201:map[i]++|});")]
    [InlineData("Parallel.ForEachAsync(xs, async (x, token) => { await Task.Yield(); {|AG1201:set.Add(x)|}; });")]
    [InlineData("Parallel.ForEach(xs, () => new List<int>(), (x, _, own) => { own.Add(x); return own; }, own => {|AG1201:list.AddRange(own)|});")]
    [InlineData("xs.AsParallel().ForAll(x => {|AG1201:list.Add(x)|});")]
    [InlineData("maybe?.AsParallel().WithDegreeOfParallelism(4).ForAll(x => {|AG1201:Auto.Add(x)|});")]
    [InlineData("foreach (var x in xs) tasks.Add(Task.Run(() => {|AG1201:list.Add(x)|}));")]
    [InlineData("foreach (var x in xs) tasks.Add(Task.Factory.StartNew(() => {|AG1201:field.Enqueue(x)|}));")]
    [InlineData("Parallel.ForEach(items, item => {|AG1201:one.Children.Add(item.Id)|});")]
    [InlineData("Parallel.ForEach(items, item => { foreach (var child in item.Children) {|AG1201:list.Add(child)|}; });")]
    [InlineData("Parallel.ForEach(items, item => item.Children.ForEach(child => {|AG1201:list.Add(child)|}));")]
    [InlineData("IDictionary<int, int> known = new Dictionary<int, int>(); Parallel.ForEach(xs, x => {|AG1201:known.Add(x, x)|});")]
    [InlineData("Parallel.ForEach(xs, x => { var same = list; {|AG1201:same.Add(x)|}; });")]
    [InlineData("Parallel.ForEach(xs, x => { lock (list) list.Add(x); {|AG1201:set.Add(x)|}; });")]
    [InlineData("Parallel.ForEach(items, item => {|AG1201 error:groups[item.Group].Add(item.Id)|});")]
    [InlineData("Parallel.ForEach(items, item => {|AG1201:groups.GetOrAdd(item.Group, static _ => []).Add(item.Id)|});")]
    [InlineData("Parallel.ForEach(items, item => { var group = groups[item.Group]; {|AG1201:group.Add(item.Id)|}; });")]
    [InlineData("items.AsParallel().ForAll(item => {|AG1201:Groups[(item.Id, 1)].Add(item.Id)|});")]
    public Task A_collection_from_outside_that_a_parallel_body_changes_is_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("_map.GetOrAdd(one.Group, static _ => []).Add(1);")]
    [InlineData("_map[one.Group].Add(1);")]
    [InlineData("foreach (var x in xs) _map[one.Group].Remove(x);")]
    public Task A_list_in_a_concurrent_map_that_is_changed_elsewhere_is_mentioned(string code) =>
        InMethod(System.Text.RegularExpressions.Regex.Replace(code, @"_map.*(?=;)", "{|AG1201 info:$0|}").Replace("_map", "shared"));

    [Theory]
    [InlineData("foreach (var x in xs) list.Add(x);")]
    [InlineData("Parallel.ForEach(xs, x => { lock (list) { list.Add(x); } });")]
    [InlineData("Parallel.ForEach(xs, x => { Monitor.Enter(list); try { list.Add(x); } finally { Monitor.Exit(list); } });")]
    [InlineData("Parallel.ForEach(xs, x => { rw.EnterWriteLock(); list.Add(x); rw.ExitWriteLock(); });")]
    [InlineData("Parallel.ForEachAsync(xs, async (x, token) => { await gate.WaitAsync(token); list.Add(x); gate.Release(); });")]
    [InlineData("Parallel.For(0, 9, i => array[i] = i);")]
    [InlineData("Parallel.For(0, 9, i => list[i] = i);")]
    [InlineData("Parallel.For(0, 9, i => buckets[i].Add(i));")]
    [InlineData("Parallel.ForEach(xs, x => { var mine = new List<int>(); mine.Add(x); });")]
    [InlineData("Parallel.ForEach(items, item => item.Children.Add(1));")]
    [InlineData("Parallel.ForEach(xs, x => bag.Add(x));")]
    [InlineData("Parallel.ForEach(xs, x => own.Add(x));")]
    [InlineData("Parallel.ForEach(xs, x => concurrent[x] = x);")]
    [InlineData("Parallel.ForEach(xs, x => perThread.Value!.Add(x));")]
    [InlineData("Parallel.ForEach(xs, x => threadStatic.Add(x));")]
    [InlineData("Parallel.ForEach(xs, x => _ = nameof(list.Add));")]
    [InlineData("Parallel.ForEach(xs, list => { var map = new Dictionary<int, int>(); map[list] = 1; });")]
    [InlineData("Parallel.ForEach(xs, x => runner.Later(() => list.Add(x)));")]
    [InlineData("Parallel.ForEach(xs, new ParallelOptions { MaxDegreeOfParallelism = 1 }, x => list.Add(x));")]
    [InlineData("runner.ForEach(xs, x => list.Add(x));")]
    [InlineData("xs.ToList().ForEach(x => list.Add(x));")]
    [InlineData("Task.Run(() => list.Add(1));")]
    [InlineData("foreach (var x in xs) await Task.Run(() => list.Add(x));")]
    [InlineData("foreach (var x in xs) Task.Run(() => list.Add(x)).Wait();")]
    [InlineData("foreach (var x in xs) { var task = Task.Run(() => list.Add(x)); await task.ConfigureAwait(false); }")]
    [InlineData("foreach (var x in xs) { var mine = new List<int>(); tasks.Add(Task.Run(() => mine.Add(x))); }")]
    [InlineData("foreach (var x in xs) { _ = Task.Run(() => list.Add(x)); break; }")]
    [InlineData("Parallel.ForEach(groups.Keys, key => groups[key].Add(1));")]
    [InlineData("Parallel.ForEach(groups, pair => groups[pair.Key].Add(1));")]
    [InlineData("foreach (var item in items) lock (shared) shared[item.Group].Add(1);")]
    [InlineData("groups[one.Group].Add(1);")]
    [InlineData("face.AsParallel().ForAll(x => face.Add(x));")]
    public Task What_one_thread_changes_or_what_locks_is_not_reported(string code) => InMethod(code);

    [Fact]
    public async Task The_message_names_the_parallel_call_and_what_to_write_instead()
    {
        var finding = (await Verify.FindingsAsync("AG1201", """
            class C
            {
                Dictionary<int, string> Names(int[] ids)
                {
                    var names = new Dictionary<int, string>();
                    Parallel.ForEach(ids, id => {|AG1201:names.Add(id, id.ToString())|});
                    return names;
                }
            }
            """)).Single();

        Assert.Equal("'names.Add(id, id.ToString())' changes a 'Dictionary' in the body that 'Parallel.ForEach' (line 6) runs on several threads without a lock, which loses entries silently or corrupts it: write to a 'ConcurrentDictionary', or let each thread collect its own and merge them at the end", finding.GetMessage());
        Assert.Equal(5, Assert.Single(finding.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
        Assert.Equal("several threads run this", finding.Properties[Evidence.PropertyName(0)]);
    }

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1201", $$"""
        class C
        {
            readonly Queue<int> field = new();
            readonly ConcurrentDictionary<string, List<int>> shared = new();
            public ConcurrentDictionary<(int, int), List<int>> Groups { get; } = new();
            List<int> Auto { get; } = [];
            [ThreadStatic] static List<int> threadStatic = [];
            readonly ReaderWriterLockSlim rw = new();
            readonly SemaphoreSlim gate = new(1);
            readonly ThreadLocal<List<int>> perThread = new(() => []);
            async Task M(int[] xs, int[]? maybe, Item one, Item[] items, List<Task> tasks, List<int>[] buckets, int[] array, ConcurrentBag<int> bag, Bag own,
                ConcurrentDictionary<int, int> concurrent, ConcurrentDictionary<string, List<int>> groups, IList<int> face, Runner runner)
            {
                await Task.Yield();
                var list = new List<int>();
                var map = new Dictionary<int, int>();
                var set = new HashSet<int>();
                {{code}}
            }
        }
        """, Types);
}
