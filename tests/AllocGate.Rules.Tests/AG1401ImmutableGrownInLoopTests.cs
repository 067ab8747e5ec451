using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1401ImmutableGrownInLoopTests
{
    private const string Types = """
        public class Node { public ImmutableList<int> Items = []; public ImmutableList<int> Others = []; }
        public class OwnList { public static OwnList Empty = new(); public OwnList Add(int x) => this; }
        """;

    [Theory]
    [InlineData("foreach (var x in xs) {|AG1401 warning:list = list.Add(x)|};")]
    [InlineData("for (var i = 0; i < 9; i++) { {|AG1401:list = list.Insert(0, i)|}; }")]
    [InlineData("while (list.Count < 9) {|AG1401:list = list.Add(1)|};")]
    [InlineData("do { {|AG1401:array = array.Add(1)|}; } while (array.Length < 9);")]
    [InlineData("foreach (var x in xs) {|AG1401:map = map.SetItem(x, x)|};")]
    [InlineData("foreach (var x in xs) {|AG1401:map = map.Add(x, x).Remove(0).Add(-x, x)|};")]
    [InlineData("foreach (var x in xs) {|AG1401:set = set.Union([x])|};")]
    [InlineData("foreach (var x in xs) {|AG1401:sorted = sorted.Add(x)|};")]
    [InlineData("foreach (var x in xs) {|AG1401:face = face.Add(x, x)|};")]
    [InlineData("foreach (var x in xs) { if (x > 1) { if (x > 2) {|AG1401:list = list.Add(x)|}; } }")]
    [InlineData("foreach (var x in xs) {|AG1401:list = x > 1 ? list.Add(x) : list|};")]
    [InlineData("foreach (var x in xs) { if (!list.Contains(x)) {|AG1401:list = list.Add(x)|}; }")]
    [InlineData("foreach (var x in xs) {|AG1401:this.field = field.Add(x)|};")]
    [InlineData("foreach (var x in xs) {|AG1401:one.Items = one.Items.Add(x)|};")]
    [InlineData("foreach (var x in xs) switch (x) { case 1: {|AG1401:list = list.Add(x)|}; break; }")]
    [InlineData("foreach (var x in xs) { foreach (var y in xs) { {|AG1401:list = list.Add(y)|}; break; } }")]
    public Task An_immutable_collection_that_grows_step_by_step_is_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("list = list.Add(1);")]
    [InlineData("foreach (var x in xs) { var mine = ImmutableList<int>.Empty; mine = mine.Add(x); }")]
    [InlineData("foreach (var x in xs) { list = list.Add(x); break; }")]
    [InlineData("foreach (var x in xs) { if (x > 1) { list = list.Add(x); return; } }")]
    [InlineData("foreach (var x in xs) { list = list.Add(x); throw new Exception(); }")]
    [InlineData("foreach (var node in nodes) node.Items = node.Items.Add(1);")]
    [InlineData("foreach (var x in xs) one.Items = two.Items.Add(x);")]
    [InlineData("foreach (var x in xs) one.Items = one.Others.Add(x);")]
    [InlineData("foreach (var x in xs) { Action later = () => list = list.Add(x); }")]
    [InlineData("foreach (var x in xs) own = own.Add(x);")]
    [InlineData("foreach (var x in xs) stack = stack.Push(x);")]
    [InlineData("foreach (var x in xs) list = list.Remove(x);")]
    [InlineData("var builder = list.ToBuilder(); foreach (var x in xs) builder.Add(x); list = builder.ToImmutable();")]
    [InlineData("foreach (var x in xs) { list = list.Add(x); seen.Add(list); }")]
    [InlineData("foreach (var x in xs) { list = list.Add(x); Publish(list); }")]
    [InlineData("foreach (var x in list = list.Add(1)) { }")]
    [InlineData("while (true) { var old = field; var grown = old.Add(1); if (Interlocked.CompareExchange(ref field, grown, old) == old) break; }")]
    public Task What_is_copied_once_or_needed_at_every_step_is_not_reported(string code) => InMethod(code);

    [Fact]
    public async Task The_message_names_the_builder_and_the_evidence_the_loop()
    {
        var finding = (await Verify.FindingsAsync("AG1401", """
            class C
            {
                void M(IImmutableSet<int> set, int[] xs)
                {
                    foreach (var x in xs)
                        {|AG1401:set = set.Add(x)|};
                }
            }
            """)).Single();

        Assert.Equal("Every 'Add' in this loop makes another 'IImmutableSet': collect into 'ImmutableHashSet.Builder' and call 'ToImmutable' after the loop", finding.GetMessage());
        Assert.Equal(4, Assert.Single(finding.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
        Assert.Equal("grown in this loop", finding.Properties[Evidence.PropertyName(0)]);
    }

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1401", $$"""
        class C
        {
            ImmutableList<int> field = [];
            void M(int[] xs, Node one, Node two, Node[] nodes, OwnList own, List<ImmutableList<int>> seen, ImmutableStack<int> stack, IImmutableDictionary<int, int> face)
            {
                var list = ImmutableList<int>.Empty;
                var array = ImmutableArray<int>.Empty;
                var map = ImmutableDictionary<int, int>.Empty;
                var set = ImmutableHashSet<int>.Empty;
                var sorted = ImmutableSortedSet<int>.Empty;
                {{code}}
            }
            static void Publish(ImmutableList<int> list) { }
        }
        """, Types);
}
