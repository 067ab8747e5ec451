using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1403LookedUpTwiceTests
{
    private const string Types = """
        public class Item { public string Name = ""; public int Size; public Item Clone() => this; }
        public class Owner { public Dictionary<string, int> Map = new(); }
        public class Names : Dictionary<string, int>;
        public class OwnMap { public bool ContainsKey(string key) => false; public void Add(string key, int value) { } public int this[string key] { get => 0; set { } } }
        """;

    [Theory]
    [InlineData("if (!{|AG1403 info:counts.ContainsKey(x)|}) counts.Add(x, 0);")]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) { counts[x] = item.Size; }")]
    [InlineData("if (!({|AG1403:counts.ContainsKey(x)|})) counts[x] = 1;")]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) counts.Add(x, 1); else Use(x);")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) { } else counts.Add(x, 1);")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) continue; counts.Add(x, 1);")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) { Use(x); throw new Exception(); } counts[x] = 1;")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) counts[x]++; else counts[x] = 1;")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) { counts[x] += item.Size; } else { counts.Add(x, item.Size); }")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) counts[x] = counts[x] + 1; else counts.Add(x, 1);")]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) counts[x] = 1; else counts[x]++;")]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) counts[x] = 0; counts[x]++;")]
    [InlineData("counts[x] = {|AG1403:counts.ContainsKey(x)|} ? counts[x] + 1 : 1;")]
    [InlineData("counts[x] = (!{|AG1403:counts.ContainsKey(x)|}) ? 1 : counts[x] + 1;")]
    [InlineData("if (!{|AG1403:groups.ContainsKey(x)|}) groups[x] = new List<string>(); groups[x].Add(x);")]
    [InlineData("if (!{|AG1403:groups.ContainsKey(x)|}) { groups.Add(x, []); } groups[x].Add(x);")]
    [InlineData("if (!{|AG1403:groups.ContainsKey(x)|}) groups.Add(x, new()); var group = groups[x];")]
    [InlineData("if (!{|AG1403:groups.ContainsKey(x)|}) groups.Add(x, new List<string>());")]
    [InlineData("if ({|AG1403:groups.ContainsKey(x)|}) groups[x].Add(x); else groups.Add(x, new List<string> { x });")]
    [InlineData("if (!{|AG1403:counts.ContainsKey(item.Name)|}) counts.Add(item.Name, 1);")]
    [InlineData("if (!{|AG1403:pairs.ContainsKey((x, 1))|}) pairs[(x, 1)] = 1;")]
    [InlineData("if (!{|AG1403:a.Map.ContainsKey(x)|}) a.Map[x] = 1;")]
    [InlineData("if (!{|AG1403:kept.ContainsKey(x)|}) kept[x] = 1;")]
    [InlineData("if (!{|AG1403:names.ContainsKey(x)|}) names[x] = 1;")]
    [InlineData("if (x.Length > 1) { if (!{|AG1403:counts.ContainsKey(x)|}) counts.Add(x, 0); }")]
    [InlineData("switch (x) { case \"a\": if (!{|AG1403:counts.ContainsKey(x)|}) counts[x] = 0; counts[x]++; break; }")]
    public Task A_key_that_is_asked_for_and_then_looked_up_again_is_reported(string code) => InLoop(code);

    [Theory]
    [InlineData("counts.TryAdd(x, 0);")]
    [InlineData("if (!counts.TryGetValue(x, out var n)) counts.Add(x, 0);")]
    [InlineData("if (counts.TryGetValue(x, out var n)) counts[x] = n + 1; else counts[x] = 1;")]
    [InlineData("if (counts.ContainsKey(x)) Use(counts[x]);")]
    [InlineData("if (counts.ContainsKey(x)) counts[x]++;")]
    [InlineData("if (counts.ContainsKey(x)) counts[x] = 1; else counts[x] = 2;")]
    [InlineData("if (counts.ContainsKey(x)) counts.Remove(x); else counts.Add(x, 1);")]
    [InlineData("if (counts.ContainsKey(x)) { Use(counts[x]); counts[x]++; } else counts[x] = 1;")]
    [InlineData("if (!counts.ContainsKey(x)) counts[x] = Load(x);")]
    [InlineData("if (!items.ContainsKey(x)) items[x] = item.Clone();")]
    [InlineData("if (!items.ContainsKey(x)) items[x] = new Item { Name = x, Size = Load(x) };")]
    [InlineData("if (!groups.ContainsKey(x)) groups[x] = new List<string>(Lines());")]
    [InlineData("if (items.ContainsKey(x)) continue; items.Add(x, new Item());")]
    [InlineData("if (!counts.ContainsKey(x)) counts[other] = 1;")]
    [InlineData("if (!counts.ContainsKey(x)) others[x] = 1;")]
    [InlineData("if (!a.Map.ContainsKey(x)) b.Map[x] = 1;")]
    [InlineData("if (!counts.ContainsKey(x)) { Use(x); counts[x] = 1; }")]
    [InlineData("if (!counts.ContainsKey(Next())) counts[Next()] = 1;")]
    [InlineData("if (!byNumber.ContainsKey(number++)) byNumber[number++] = 1;")]
    [InlineData("if (counts.ContainsKey(x)) { Use(x); } counts.Add(x, 1);")]
    [InlineData("if (x.Length > 1 && !counts.ContainsKey(x)) counts.Add(x, 1);")]
    [InlineData("if (!counts.ContainsKey(x)) later.Add(() => counts.Add(x, 1));")]
    [InlineData("if (!face.ContainsKey(x)) face.Add(x, 1);")]
    [InlineData("if (!safe.ContainsKey(x)) safe[x] = 1;")]
    [InlineData("if (!sorted.ContainsKey(x)) sorted.Add(x, 1);")]
    [InlineData("if (!own.ContainsKey(x)) own.Add(x, 1);")]
    [InlineData("if (!Map().ContainsKey(x)) Map().Add(x, 1);")]
    [InlineData("if (!counts.ContainsValue(1)) counts.Add(x, 1);")]
    [InlineData("_ = nameof(counts.ContainsKey);")]
    public Task One_look_up_or_another_key_or_a_value_that_may_come_back_to_the_map_is_not_reported(string code) => InLoop(code);

    [Fact]
    public Task Outside_a_loop_one_more_look_up_is_not_worth_a_word() => Verify.FindingsAsync("AG1403", """
        class C
        {
            void M(Dictionary<string, int> counts, string x, List<string> xs)
            {
                if (!counts.ContainsKey(x)) counts.Add(x, 0);
                foreach (var y in xs) { void Later() { if (!counts.ContainsKey(y)) counts.Add(y, 0); } Later(); }
            }
        }
        """);

    [Theory]
    [InlineData("net10.0", true, "TryAdd", "CollectionsMarshal.GetValueRefOrAddDefault")]
    [InlineData("net6.0", true, "TryAdd", "CollectionsMarshal.GetValueRefOrAddDefault")]
    [InlineData("net5.0", true, "TryAdd", "TryGetValue")]
    [InlineData("netstandard2.1", true, "TryAdd", "TryGetValue")]
    [InlineData("netstandard2.0", false, null, "TryGetValue")]
    [InlineData("net472", false, null, "TryGetValue")]
    public async Task What_is_said_is_there_on_the_target_framework(string framework, bool hasTryAdd, string? insertion, string change)
    {
        var (open, close) = hasTryAdd ? ("{|AG1403:", "|}") : ("", "");
        var findings = await Verify.FindingsAsync("AG1403", $$"""
            class C
            {
                void M(Dictionary<string, int> counts, string[] xs)
                {
                    foreach (var x in xs)
                    {
                        if ({|AG1403:counts.ContainsKey(x)|}) counts[x]++; else counts[x] = 1;
                        if (!{{open}}counts.ContainsKey(x){{close}}) counts[x] = 1;
                    }
                }
            }
            """, targetFramework: framework);

        Assert.Contains($"'{change}'", findings[0].GetMessage(), StringComparison.Ordinal);
        if (insertion is not null)
            Assert.Contains($"'counts.{insertion}'", findings[1].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_counts_the_look_ups_and_the_evidence_shows_them()
    {
        var finding = (await Verify.FindingsAsync("AG1403", """
            class C
            {
                void M(Dictionary<string, int> counts, string[] words)
                {
                    foreach (var word in words)
                    {
                        if ({|AG1403:counts.ContainsKey(word)|})
                            counts[word]++;
                        else
                            counts.Add(word, 1);
                    }
                }
            }
            """)).Single();

        Assert.Equal("'word' is looked up in 'counts' 3 times at each step where once is enough: 'CollectionsMarshal.GetValueRefOrAddDefault' finds or makes the place of the value", finding.GetMessage());
        Assert.Equal([9, 7], finding.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal(["inserted here", "looked up again here"], Enumerable.Range(0, 2).Select(n => finding.Properties[Evidence.PropertyName(n)]));
    }

    private static Task InLoop(string code) => Verify.FindingsAsync("AG1403", $$"""
        class C
        {
            Dictionary<string, int> kept = new();
            void M(List<string> xs, Dictionary<string, int> counts, Dictionary<string, int> others, Dictionary<string, List<string>> groups, Dictionary<string, Item> items,
                Dictionary<(string, int), int> pairs, Dictionary<int, int> byNumber, IDictionary<string, int> face, ConcurrentDictionary<string, int> safe,
                SortedDictionary<string, int> sorted, Owner a, Owner b, Names names, OwnMap own, Item item, string other, int number, List<Action> later)
            {
                foreach (var x in xs)
                {
                    {{code}}
                }
            }
            static void Use(object x) { }
            static string Next() => "";
            static int Load(string x) => 1;
            static string[] Lines() => [];
            static Dictionary<string, int> Map() => new();
        }
        """, Types);
}
