using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1101MutatedWhileEnumeratedTests
{
    private const string Types = """
        public class Owner { public Dictionary<string, int> Map = new(); public List<string> Items { get; } = []; public List<string> Copy => Items.ToList(); }
        public class OwnMap : IEnumerable<KeyValuePair<string, int>>
        {
            public void Add(string key, int value) { }
            public void Remove(string key) { }
            public IEnumerator<KeyValuePair<string, int>> GetEnumerator() => throw new Exception();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        public class Names : List<string>;
        """;

    [Theory]
    [InlineData("foreach (var kv in map) {|AG1101 error:map.Add(kv.Key + 1, 1)|};")]
    [InlineData("foreach (var kv in map) {|AG1101 error:map[kv.Key + 1] = 1|};")]
    [InlineData("foreach (var kv in map) {|AG1101 error:map[\"sum\"] = kv.Value|};")]
    [InlineData("foreach (var key in map.Keys) {|AG1101 error:map.TryAdd(key + 1, 1)|};")]
    [InlineData("foreach (var key in map.Keys) {|AG1101 error:map.EnsureCapacity(99)|};")]
    [InlineData("foreach (var value in map.Values) {|AG1101 error:map.TrimExcess()|};")]
    [InlineData("foreach (var kv in map) {|AG1101 info:map.Remove(kv.Key)|};")]
    [InlineData("foreach (var kv in map) {|AG1101 info:map.Clear()|};")]
    [InlineData("foreach (var kv in map) {|AG1101 info:map[kv.Key] = 0|};")]
    [InlineData("foreach (var key in map.Keys) {|AG1101 info:map[key] = 0|};")]
    [InlineData("foreach (var key in map.Keys) {|AG1101 info:map[key]++|};")]
    [InlineData("foreach (var kv in map) {|AG1101 info:map[other] += kv.Value|};")]
    [InlineData("foreach (var kv in map) {|AG1101 info:map[other] = map[other] + 1|};")]
    [InlineData("foreach (var kv in map) if (map.ContainsKey(other)) {|AG1101 info:map[other] = 1|};")]
    [InlineData("foreach (var kv in map) if (!map.ContainsKey(other)) {|AG1101 error:map[other] = 1|};")]
    [InlineData("foreach (var (key, value) in map) {|AG1101 info:map[key] = value + 1|};")]
    [InlineData("foreach (var kv in map) { var key = kv.Key; var same = key; {|AG1101 info:map[same] = 1|}; }")]
    [InlineData("foreach (var x in list) {|AG1101 error:list.Remove(x)|};")]
    [InlineData("foreach (var x in list) {|AG1101 error:list[0] = x|};")]
    [InlineData("foreach (var x in (list)) {|AG1101:((IList<string>)list!).Add(x)|};")]
    [InlineData("foreach (var x in list.Where(x => x.Length > 1)) {|AG1101 error:list.Remove(x)|};")]
    [InlineData("foreach (var x in from x in list where x.Length > 1 select x) {|AG1101 error:list.Remove(x)|};")]
    [InlineData("foreach (var x in Enumerable.Select(list, x => x)) {|AG1101:list.Remove(x)|};")]
    [InlineData("foreach (var x in other.Split(',').Concat(list)) {|AG1101:list.Remove(x)|};")]
    [InlineData("var found = list.Where(x => x.Length > 1).Skip(1); foreach (var x in found) {|AG1101:list.Remove(x)|};")]
    [InlineData("var same = list; foreach (var x in same) {|AG1101:list.Remove(x)|};")]
    [InlineData("var same = list; foreach (var x in list) {|AG1101:same.Remove(x)|};")]
    [InlineData("var keys = map.Keys; foreach (var key in keys) {|AG1101 info:map.Remove(key)|};")]
    [InlineData("foreach (var x in set) {|AG1101 error:set.Add(x + x)|};")]
    [InlineData("foreach (var x in set) {|AG1101 info:set.Remove(x)|};")]
    [InlineData("foreach (var x in queue) {|AG1101 error:queue.Enqueue(x)|};")]
    [InlineData("foreach (var x in queue.Take(3)) {|AG1101 error:queue.Enqueue(x)|};")]
    [InlineData("foreach (var x in ordered) {|AG1101 error:ordered.Remove(x.Key)|};")]
    [InlineData("foreach (var x in sorted) {|AG1101 error:sorted[x.Key] = 1|};")]
    [InlineData("foreach (var x in face) {|AG1101 info:face.Remove(x.Key)|};")]
    [InlineData("foreach (var x in kept) {|AG1101:this.kept.Remove(x)|};")]
    [InlineData("foreach (var x in Own) {|AG1101:kept.Remove(x)|};")]
    [InlineData("foreach (var x in kept) kept?{|AG1101:.Remove(x)|};")]
    [InlineData("foreach (var x in a.Items) {|AG1101:a.Items.Remove(x)|};")]
    [InlineData("foreach (var x in names) {|AG1101:names.Remove(x)|};")]
    [InlineData("foreach (var x in list) { if (x.Length > 1) { if (x.Length > 2) {|AG1101:list.Remove(x)|}; } }")]
    [InlineData("foreach (var x in list) { foreach (var y in set) { if (x == y) { {|AG1101:list.Remove(x)|}; break; } } }")]
    [InlineData("foreach (var x in list) switch (x) { case \"\": {|AG1101:list.Remove(x)|}; break; }")]
    [InlineData("foreach (var x in list) { if (x.Length > 1) { {|AG1101:list.Remove(x)|}; continue; } }")]
    [InlineData("foreach (var x in list) { try { {|AG1101:list.Remove(x)|}; } finally { } }")]
    public Task A_change_of_what_the_loop_still_reads_is_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("foreach (var x in list) { if (x.Length > 1) { list.Remove(x); break; } }")]
    [InlineData("foreach (var x in list) { if (x.Length > 1) { list.Remove(x); return; } }")]
    [InlineData("foreach (var x in list) { list.Add(x); throw new Exception(); }")]
    [InlineData("foreach (var x in list) { if (x.Length > 1) { if (x.Length > 2) { list.Remove(x); } return; } }")]
    [InlineData("foreach (var x in list) { if (list.Remove(x)) return; }")]
    [InlineData("foreach (var x in list) { foreach (var y in set) { list.Remove(y); return; } }")]
    [InlineData("foreach (var x in list) switch (x) { case \"\": list.Remove(x); return; }")]
    [InlineData("foreach (var x in list.ToList()) list.Remove(x);")]
    [InlineData("foreach (var x in list.ToArray()) list.Remove(x);")]
    [InlineData("foreach (var x in list.Where(x => x.Length > 1).ToList()) list.Remove(x);")]
    [InlineData("foreach (var x in list.Skip(1)) list.Remove(x);")]
    [InlineData("foreach (var x in list.Take(9)) list.Remove(x);")]
    [InlineData("foreach (var x in list.OrderBy(x => x)) list.Remove(x);")]
    [InlineData("foreach (var x in list.AsEnumerable().Reverse()) list.Remove(x);")]
    [InlineData("foreach (var x in from x in list orderby x select x) list.Remove(x);")]
    [InlineData("foreach (var x in new List<string>(list)) list.Remove(x);")]
    [InlineData("var copy = list.ToList(); foreach (var x in copy) list.Remove(x);")]
    [InlineData("foreach (var x in list) set.Add(x);")]
    [InlineData("foreach (var kv in map) { if (map.TryAdd(kv.Key, 1)) { } }")]
    [InlineData("foreach (var x in set) set.Add(x);")]
    [InlineData("foreach (var x in ordered) ordered[x.Key] = 1;")]
    [InlineData("foreach (var x in a.Items) b.Items.Remove(x);")]
    [InlineData("foreach (var x in a.Map) b.Map.Clear();")]
    [InlineData("foreach (var x in a.Copy) a.Items.Remove(x);")]
    [InlineData("foreach (var kv in safe) { safe.TryRemove(kv.Key, out _); safe[kv.Key + 1] = 1; safe.Clear(); }")]
    [InlineData("foreach (var kv in safe) ((IDictionary<string, int>)safe).Remove(kv.Key);")]
    [InlineData("foreach (var key in safe.Keys) safe.TryAdd(key + 1, 1);")]
    [InlineData("foreach (var kv in frozen) frozen.Add(kv.Key + 1, 1);")]
    [InlineData("foreach (var kv in own) { own.Add(kv.Key, 1); own.Remove(kv.Key); }")]
    [InlineData("foreach (var x in list) later.Add(() => list.Remove(x));")]
    [InlineData("foreach (var x in list) { void Later() => list.Remove(x); later.Add(Later); }")]
    [InlineData("foreach (var x in list) { list = []; list.Add(x); }")]
    [InlineData("var old = kept; kept = []; foreach (var x in old) kept.Add(x);")]
    [InlineData("var old = Interlocked.Exchange(ref kept, []); foreach (var x in old) kept.Add(x);")]
    [InlineData("foreach (var x in list) { var list2 = new List<string>(); list2.Add(x); }")]
    [InlineData("foreach (var x in list) { _ = nameof(list.Remove); _ = list.Count; _ = list.Contains(x); }")]
    [InlineData("for (var i = list.Count - 1; i >= 0; i--) list.RemoveAt(i);")]
    [InlineData("while (queue.Count > 0) queue.Dequeue();")]
    [InlineData("foreach (var x in xs) xs[0] = x;")]
    public Task What_the_loop_no_longer_reads_or_what_does_not_throw_is_not_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("net10.0", "info", "info")]
    [InlineData("net8.0-windows", "info", "info")]
    [InlineData("net5.0", "info", "info")]
    [InlineData("netcoreapp3.1", "info", "error")]
    [InlineData("netcoreapp2.1", "error", "error")]
    [InlineData("netstandard2.1", "error", "error")]
    [InlineData("net472", "error", "error")]
    [InlineData("net48", "error", "error")]
    [InlineData(null, "info", "info")]
    public async Task The_target_framework_decides_where_the_runtime_has_changed(string? framework, string removal, string overwrite)
    {
        await Verify.FindingsAsync("AG1101", $$"""
            class C
            {
                void M(Dictionary<string, int> map, List<string> list)
                {
                    foreach (var kv in map) {|AG1101 {{removal}}:map.Remove(kv.Key)|};
                    foreach (var kv in map) {|AG1101 {{overwrite}}:map[kv.Key] = 1|};
                    foreach (var x in list) {|AG1101 error:list.Remove(x)|};
                }
            }
            """, targetFramework: framework);
    }

    [Fact]
    public async Task The_message_says_what_throws_and_the_evidence_where_it_is_enumerated()
    {
        var finding = (await Verify.FindingsAsync("AG1101", """
            class C
            {
                void M(Dictionary<string, int> map)
                {
                    foreach (var key in map.Keys)
                        {|AG1101:map.Add(key + "2", 1)|};
                }
            }
            """)).Single();

        Assert.Equal("'map.Add(key + \"2\", 1)' changes 'map' while this loop enumerates it, which throws at the next step: enumerate a copy, 'map.Keys.ToList()'", finding.GetMessage());
        Assert.Equal(4, Assert.Single(finding.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
        Assert.Equal("enumerated here", finding.Properties[Evidence.PropertyName(0)]);
    }

    [Theory]
    [InlineData("async Task M() { foreach (var x in all) {|AG1101 info:await Task.Delay(x.CurrentCount)|}; }", "void Add(SemaphoreSlim x) => all.Add(x);")]
    [InlineData("void M(Action<object> tell) { foreach (var x in all) {|AG1101 info:tell(x)|}; }", "void Add(SemaphoreSlim x) { all.Add(x); }")]
    [InlineData("Action? told; void M() { foreach (var x in this.all) told?{|AG1101 info:.Invoke()|}; }", "void Add(SemaphoreSlim x) { this.all.Add(x); }")]
    [InlineData("void M(CancellationTokenSource source) { lock (all) { foreach (var x in all) {|AG1101 info:source.Cancel()|}; } }", "void Add(SemaphoreSlim x) { lock (all) all.Add(x); }")]
    [InlineData("void M(Action<object> tell) { if (all is not { } some) return; foreach (var x in some) {|AG1101 info:tell(x)|}; }", "void Add(SemaphoreSlim x) => all.Add(x);")]
    [InlineData("void M(Action<object> tell) { var some = all; foreach (var x in some) {|AG1101 info:tell(x)|}; }", "void Add(SemaphoreSlim x) => all.Add(x);")]
    [InlineData("void M(Action<object> tell) { foreach (var x in byName) {|AG1101 info:tell(x)|}; }", "void Add(string name) => byName[name] = 1;")]
    public Task A_loop_that_lets_other_code_run_which_may_change_the_collection_is_mentioned(string loop, string change) => InOwner(loop, change);

    [Theory]
    [InlineData("async Task M() { foreach (var x in all.ToList()) await x.WaitAsync(); }", "void Add(SemaphoreSlim x) => all.Add(x);")]
    [InlineData("async Task M() { foreach (var x in all) { await x.WaitAsync(); return; } }", "void Add(SemaphoreSlim x) => all.Add(x);")]
    [InlineData("async Task M(SemaphoreSlim gate) { await gate.WaitAsync(); foreach (var x in all) await Task.Yield(); }", "void Add(SemaphoreSlim x) => all.Add(x);")]
    [InlineData("void M(Action<object> tell) { foreach (var x in all) Console.WriteLine(x); tell(all); }", "void Add(SemaphoreSlim x) => all.Add(x);")]
    [InlineData("void M(List<Action> later, Action<object> tell) { foreach (var x in all) later.Add(() => tell(x)); }", "void Add(SemaphoreSlim x) => all.Add(x);")]
    [InlineData("void M(Action<object> tell) { foreach (var x in all) tell(x); }", "")]
    [InlineData("void M(Action<object> tell) { foreach (var x in all) tell(x); all.Clear(); }", "")]
    [InlineData("void M(Action<object> tell) { foreach (var x in all) tell(x); }", "void Add(List<SemaphoreSlim> all) => all.Clear();")]
    [InlineData("void M(Action<object> tell) { foreach (var x in byName) tell(x); }", "void Drop(string name) => byName.Remove(name);")]
    [InlineData("void M(Action<object> tell, C other) { foreach (var x in other.all) tell(x); }", "void Add(SemaphoreSlim x) => all.Add(x);")]
    public Task A_loop_that_nothing_can_come_back_to_is_not_mentioned(string loop, string change) => InOwner(loop, change);

    [Fact]
    public async Task The_message_says_what_may_come_back_and_change_the_collection()
    {
        var finding = (await Verify.FindingsAsync("AG1101", """
            class Listeners
            {
                readonly List<Func<Task>> all = [];
                public async Task Tell()
                {
                    foreach (var one in all)
                        {|AG1101:await one()|};
                }
                public void Add(Func<Task> one) => all.Add(one);
            }
            """)).Single();

        Assert.Equal("'await one()' lets other code run while this loop enumerates 'all'; if that calls 'Add' (line 9), the next step throws: enumerate a copy, 'all.ToList()'", finding.GetMessage());
        Assert.Equal([5, 8], finding.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [InlineData("System.Collections.Specialized.NameValueCollection Own { get; } = []; void M() { foreach (string name in Own.Keys) {|AG1101 error:Own[name] = name + 1|}; }")]
    [InlineData("System.Collections.Specialized.NameValueCollection Own { get; } = []; void M() { foreach (string name in Own) {|AG1101 error:Own.Set(name, name + 1)|}; }")]
    [InlineData("System.Collections.Specialized.NameValueCollection Own { get; } = []; void M() { foreach (var name in Own.AllKeys) Own[name] = name + 1; }")]
    [InlineData("List<int>? made; List<int> Made { get { if (made == null) { made = []; } return made; } } void M() { foreach (var x in Made) {|AG1101 error:Made.Remove(x)|}; }")]
    [InlineData("List<int>? made; List<int> Made { get { if (made == null) return new(); return made; } } void M() { foreach (var x in Made) Made.Remove(x); }")]
    public Task A_getter_that_fills_its_field_first_and_names_with_values_are_known(string member) => InOwner(member, "");

    private static Task InOwner(string loop, string change) => Verify.FindingsAsync("AG1101", $$"""
        class C
        {
            readonly List<SemaphoreSlim> all = [];
            readonly Dictionary<string, int> byName = [];
            {{loop}}
            {{change}}
        }
        """);

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1101", $$"""
        class C
        {
            List<string> kept = [];
            List<string> Own => kept;
            void M(Dictionary<string, int> map, List<string> list, HashSet<string> set, Queue<string> queue, OrderedDictionary<string, int> ordered,
                SortedDictionary<string, int> sorted, IDictionary<string, int> face, ConcurrentDictionary<string, int> safe, ImmutableDictionary<string, int> frozen,
                Owner a, Owner b, OwnMap own, Names names, string other, List<Action> later, string[] xs)
            {
                {{code}}
            }
        }
        """, Types);
}
