using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1005DeferredQueryStoredTests
{
    private const string Types = """
        public class Bag { public Bag Where(Func<int, bool> keep) => this; public IEnumerable<int> Select(Func<int, int> map) => []; }
        public class OwnMap { public IEnumerable<int> this[string key] { set { } } public void Add(string key, IEnumerable<int> value) { } }
        """;

    [Theory]
    [InlineData("map[key] = {|AG1005 warning:src.Where(n => n > low)|};")]
    [InlineData("map[key] = {|AG1005:(src.Select(n => n + 1))|};")]
    [InlineData("map.Add(key, {|AG1005:src.Where(n => n > 1).Distinct()|});")]
    [InlineData("map.TryAdd(key, {|AG1005:Enumerable.Where(src, n => n > 1)|});")]
    [InlineData("map[key] = {|AG1005:from n in src where n > low select n|};")]
    [InlineData("map[key] = {|AG1005:from n in src select n + 1|};")]
    [InlineData("map[key] = {|AG1005:src.OrderBy(n => n)|};")]
    [InlineData("map[key] = {|AG1005:src.Where(n => n > low).AsEnumerable()|};")]
    [InlineData("map[key] = {|AG1005:src?.Where(n => n > low) ?? []|};")]
    [InlineData("map[key] = {|AG1005:src?.Where(n => n > low)|};")]
    [InlineData("map[key] = {|AG1005:low > 1 ? src.Skip(1) : src|};")]
    [InlineData("map[key] = {|AG1005:src.ToList().Select(n => n + 1)|};")]
    [InlineData("var deferred = src.Where(n => n > low); map[key] = {|AG1005:deferred|};")]
    [InlineData("map[key] = {|AG1005:src.Zip(src, (a, b) => a + b)|};")]
    [InlineData("list.Add({|AG1005:src.Concat(src)|});")]
    [InlineData("array[0] = {|AG1005:src.Append(1)|};")]
    [InlineData("shared.GetOrAdd(key, {|AG1005:src.Where(n => n > 1)|});")]
    [InlineData("shared.GetOrAdd(key, _ => {|AG1005:src.Where(n => n > 1)|});")]
    [InlineData("shared.GetOrAdd(key, static (_, src) => { return {|AG1005:src.Where(n => n > 1)|}; }, src);")]
    [InlineData("objects[key] = {|AG1005:src.Where(n => n > 1)|};")]
    [InlineData("cached ??= {|AG1005:src.Where(n => n > 1)|};")]
    [InlineData("map[key] = {|AG1005:frozen.Select(n => n + 1)|};")]
    public Task A_query_that_is_stored_before_it_has_run_is_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("map[key] = src.Where(n => n > low).ToList();")]
    [InlineData("map[key] = [.. src.Where(n => n > low)];")]
    [InlineData("map[key] = src.Where(n => n > low).ToArray().AsEnumerable();")]
    [InlineData("map[key] = src;")]
    [InlineData("map[key] = src.AsEnumerable();")]
    [InlineData("map[key] = Enumerable.Empty<int>();")]
    [InlineData("map[key] = Enumerable.Range(0, 9);")]
    [InlineData("map[key] = Enumerable.Repeat(1, 9);")]
    [InlineData("map[key] = nested.First();")]
    [InlineData("map[key] = nested.Where(one => one.Any()).Last();")]
    [InlineData("map[key] = query;")]
    [InlineData("var local = src.Where(n => n > low); local = local.ToList(); map[key] = local;")]
    [InlineData("numbers[key] = src.Where(n => n > low).Sum();")]
    [InlineData("own[key] = src.Where(n => n > low);")]
    [InlineData("own.Add(key, src.Where(n => n > low));")]
    [InlineData("map[key] = bag.Select(n => n);")]
    [InlineData("bags[key] = bag.Where(n => n > 1);")]
    [InlineData("queries[key] = src.AsQueryable().Where(n => n > 1);")]
    [InlineData("queries[key] = from n in src.AsQueryable() where n > 1 select n;")]
    [InlineData("flat.AddRange(src.Where(n => n > low));")]
    [InlineData("map[string.Join(',', src.Where(n => n > low))] = src;")]
    [InlineData("funcs[key] = () => src.Where(n => n > low);")]
    [InlineData("cached = src.Where(n => n > low);")]
    [InlineData("IEnumerable<int>? once = null; once ??= src.Where(n => n > low);")]
    [InlineData("shared.GetOrAdd(key, _ => src.Where(n => n > 1).ToList());")]
    [InlineData("shared.GetOrAdd(key, _ => { Func<IEnumerable<int>> inner = () => src.Skip(1); return inner().ToList(); });")]
    public Task What_has_run_or_is_not_stored_is_not_reported(string code) => InMethod(code);

    [Fact]
    public async Task The_message_names_what_the_query_keeps_and_what_to_store()
    {
        var finding = (await Verify.FindingsAsync("AG1005", """
            class C
            {
                readonly Dictionary<string, IEnumerable<int>> map = new();
                void M(List<int> src, string key)
                {
                    var low = key.Length;
                    map[key] = {|AG1005:src.Where(n => n > low)|};
                }
            }
            """)).Single();

        Assert.Equal(
            "The query stored in 'map' has not run: it keeps 'src' (line 4), 'low' (line 6) alive and runs again at each read; store its results, 'src.Where(n => n > low).ToList()'",
            finding.GetMessage());
        Assert.Equal([3, 5], finding.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal("'src' is read at each enumeration", finding.Properties[Evidence.PropertyName(0)]);
        Assert.Equal("'low' is captured", finding.Properties[Evidence.PropertyName(1)]);
    }

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1005", $$"""
        class C
        {
            readonly Dictionary<string, IEnumerable<int>?> map = new();
            readonly Dictionary<string, Func<IEnumerable<int>>> funcs = new();
            readonly ConcurrentDictionary<string, IEnumerable<int>> shared = new();
            IEnumerable<int>? cached;
            void M(
                List<int> src, string key, int low, List<List<int>> nested, IEnumerable<int> query, List<IEnumerable<int>> list, IEnumerable<int>[] array, ImmutableArray<int> frozen,
                Dictionary<string, object> objects, Dictionary<string, int> numbers, Dictionary<string, IQueryable<int>> queries, List<int> flat, OwnMap own, Bag bag, Dictionary<string, Bag> bags)
            {
                {{code}}
            }
        }
        """, Types);
}
