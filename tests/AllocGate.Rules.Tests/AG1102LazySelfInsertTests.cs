using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1102LazySelfInsertTests
{
    private const string Types = """
        public class Node { public string Name = ""; }
        public class Owner { public List<string> Items { get; } = []; public List<string> Copy => Items.ToList(); }
        public class Names : List<string>;
        public class OwnList { public void AddRange(IEnumerable<string> more) { } public IEnumerable<string> Where(Func<string, bool> p) => []; }
        public static class Own
        {
            public static void AddRange(this IList<string> list, IEnumerable<string> more) { }
            public static List<string> Twice(this List<string> list) => [.. list, .. list];
        }
        """;

    [Theory]
    [InlineData("list.AddRange({|AG1102 error:list.Where(x => x.Length > 1)|});")]
    [InlineData("list.AddRange({|AG1102:list.Select(x => x + x)|});")]
    [InlineData("list.AddRange({|AG1102:list.Distinct()|});")]
    [InlineData("list.AddRange({|AG1102:list.Concat(others)|});")]
    [InlineData("list.AddRange({|AG1102:others.Concat(list)|});")]
    [InlineData("list.AddRange({|AG1102:Enumerable.Where(list, x => x.Length > 1)|});")]
    [InlineData("list.AddRange({|AG1102:Enumerable.Concat(others, list)|});")]
    [InlineData("list.AddRange({|AG1102:list.Select(x => x + x).Where(x => x.Length > 1)|});")]
    [InlineData("list.AddRange({|AG1102:list.AsEnumerable().SelectMany(x => x.Split(','))|});")]
    [InlineData("list.AddRange({|AG1102:from x in list where x.Length > 1 select x|});")]
    [InlineData("list.AddRange({|AG1102:(list.Where(x => x.Length > 1))|});")]
    [InlineData("list.AddRange(collection: {|AG1102:list.Except(others)|});")]
    [InlineData("list?.AddRange({|AG1102:list.Where(x => x.Length > 1)|});")]
    [InlineData("list.InsertRange(0, {|AG1102:list.Where(x => x.Length > 1)|});")]
    [InlineData("var found = list.Where(x => x.Length > 1); list.AddRange({|AG1102:found|});")]
    [InlineData("var same = list; same.AddRange({|AG1102:list.Where(x => x.Length > 1)|});")]
    [InlineData("var same = list; list.AddRange({|AG1102:same.Where(x => x.Length > 1)|});")]
    [InlineData("kept.AddRange({|AG1102:this.kept.Where(x => x.Length > 1)|});")]
    [InlineData("a.Items.AddRange({|AG1102:a.Items.Where(x => x.Length > 1)|});")]
    [InlineData("names.AddRange({|AG1102:names.Where(x => x.Length > 1)|});")]
    [InlineData("nodes.AddRange({|AG1102:nodes.Where(x => x.Name.Length > 1)|});")]
    [InlineData("foreach (var x in others) list.AddRange({|AG1102:list.Where(y => y == x)|});")]
    [InlineData("nodes.AddRange({|AG1102:nodes.OfType<Node>()|});")]
    [InlineData("set.UnionWith({|AG1102:set.Select(x => x + x)|});")]
    [InlineData("set.UnionWith({|AG1102:set.Where(x => x.Length > 1).SelectMany(x => x.Split(','))|});")]
    [InlineData("set.UnionWith({|AG1102:from x in set select x + x|});")]
    public Task A_query_over_the_collection_that_it_is_inserted_into_is_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("list.AddRange(list);")]
    [InlineData("list.AddRange(list.AsEnumerable());")]
    [InlineData("list.AddRange(list.Take(2));")]
    [InlineData("list.AddRange(list.Skip(1));")]
    [InlineData("numbers.AddRange(numbers.OfType<int>());")]
    [InlineData("list.AddRange(list.OrderBy(x => x));")]
    [InlineData("list.AddRange(list.Where(x => x.Length > 1).OrderBy(x => x));")]
    [InlineData("list.AddRange(from x in list orderby x select x);")]
    [InlineData("list.AddRange(list.AsEnumerable().Reverse());")]
    [InlineData("list.AddRange(list.GroupBy(x => x).Select(x => x.Key));")]
    [InlineData("list.AddRange(list.Where(x => x.Length > 1).ToList());")]
    [InlineData("list.AddRange(list.Where(x => x.Length > 1).ToArray());")]
    [InlineData("list.AddRange([.. list.Where(x => x.Length > 1)]);")]
    [InlineData("list.AddRange(new List<string>(list.Where(x => x.Length > 1)));")]
    [InlineData("list.AddRange(list.GetRange(0, 1));")]
    [InlineData("list.AddRange(list.FindAll(x => x.Length > 1));")]
    [InlineData("list.AddRange(list.ConvertAll(x => x + x));")]
    [InlineData("list.AddRange(list.Twice().Where(x => x.Length > 1));")]
    [InlineData("list.AddRange(others.Where(x => !list.Contains(x)));")]
    [InlineData("list.AddRange(others.Where(x => !list.Any(y => y == x)));")]
    [InlineData("list.AddRange(others.Except(list));")]
    [InlineData("list.AddRange(others.Select(x => x + list.Count));")]
    [InlineData("a.Items.AddRange(b.Items.Where(x => x.Length > 1));")]
    [InlineData("a.Items.AddRange(a.Copy.Where(x => x.Length > 1));")]
    [InlineData("list.AddRange(kept.Where(x => x.Length > 1));")]
    [InlineData("var found = list.Where(x => x.Length > 1).ToList(); list.AddRange(found);")]
    [InlineData("var found = list.Where(x => x.Length > 1); list = []; list.AddRange(found);")]
    [InlineData("var found = list.Where(x => x.Length > 1); list = found.ToList(); list.AddRange(found);")]
    [InlineData("face.AddRange(face.Where(x => x.Length > 1));")]
    [InlineData("own.AddRange(own.Where(x => x.Length > 1));")]
    [InlineData("frozen = frozen.AddRange(frozen.Where(x => x.Length > 1));")]
    [InlineData("set.UnionWith(set.Where(x => x.Length > 1));")]
    [InlineData("set.UnionWith(from x in set where x.Length > 1 select x);")]
    [InlineData("set.UnionWith(set.Concat(others));")]
    [InlineData("set.UnionWith(others.Concat(set));")]
    [InlineData("set.ExceptWith(set.Where(x => x.Length > 1));")]
    [InlineData("later.Add(() => list.Where(x => x.Length > 1)); list.AddRange(others);")]
    [InlineData("_ = nameof(list.AddRange);")]
    public Task What_is_read_before_or_changes_nothing_is_not_reported(string code) => InMethod(code);

    [Fact]
    public async Task The_message_says_what_to_write_and_the_evidence_where_the_collection_is_read()
    {
        var finding = (await Verify.FindingsAsync("AG1102", """
            class C
            {
                void M(List<string> list)
                {
                    var found = list
                        .Where(x => x.Length > 1);
                    list.AddRange({|AG1102:found|});
                }
            }
            """)).Single();

        Assert.Equal("'found' reads 'list' while its elements are inserted into 'list', which throws after the first one: insert a copy, 'found.ToList()'", finding.GetMessage());
        Assert.Equal(4, Assert.Single(finding.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
        Assert.Equal("read again at each step", finding.Properties[Evidence.PropertyName(0)]);
    }

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1102", $$"""
        class C
        {
            List<string> kept = [];
            void M(List<string> list, string[] others, HashSet<string> set, IList<string> face, ImmutableList<string> frozen, List<Node> nodes,
                Owner a, Owner b, Names names, OwnList own, List<int> numbers, List<Func<object>> later)
            {
                {{code}}
            }
        }
        """, Types);
}
