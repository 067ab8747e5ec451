using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AllocGate.Rules.Tests;

/// <summary>The figures that the pages give, measured on the runtime that runs the tests.</summary>
public class MeasuredFactsTests
{
    [Fact]
    public void A_value_built_eagerly_is_thrown_away_at_every_hit_and_a_static_factory_is_free()
    {
        var lists = new ConcurrentDictionary<string, List<int>> { ["key"] = [] };
        var lazies = new ConcurrentDictionary<string, Lazy<object>> { ["key"] = new(static () => new object()) };
        var maps = new ConcurrentDictionary<string, ConcurrentDictionary<string, int>> { ["key"] = new() };

        Assert.Equal(32, Allocated(() => lists.GetOrAdd("key", new List<int>())));
        Assert.Equal(72, Allocated(() => lazies.GetOrAdd("key", new Lazy<object>(static () => new object()))));
        Assert.InRange(Allocated(() => maps.GetOrAdd("key", new ConcurrentDictionary<string, int>())), 512, 65_536);
        Assert.Equal(0, Allocated(() => lists.GetOrAdd("key", static _ => [])));
    }

    [Fact]
    public void A_capturing_factory_costs_a_delegate_at_every_hit_and_a_closure_if_it_captures_locals()
    {
        var names = new ConcurrentDictionary<string, string> { ["key"] = "value" };

        Assert.Equal(88, Allocated(() => OverParameter(names, "rest")));
        Assert.Equal(64, Allocated(() => names.GetOrAdd("key", Instance)));
        Assert.Equal(0, Allocated(() => names.GetOrAdd("key", static (key, rest) => key + rest, "rest")));
    }

    [Fact]
    public void A_lambda_over_this_and_a_local_of_its_factory_keeps_what_the_factory_captured()
    {
        var (kept, big) = Cached(new byte[100]);

        GC.Collect();

        Assert.True(big.IsAlive);
        GC.KeepAlive(kept);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (Func<int> Kept, WeakReference Big) Cached(byte[] big)
    {
        Func<Func<int>> factory = () =>
        {
            var own = new object();
            _ = big.Length;
            return () => own.GetHashCode() + GetHashCode();
        };
        return (factory(), new WeakReference(big));
    }

    private string Instance(string key) => key + GetHashCode();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string OverParameter(ConcurrentDictionary<string, string> names, string rest) => names.GetOrAdd("key", key => key + rest);

    [Fact]
    public void A_builder_costs_a_tenth_of_adding_to_an_immutable_dictionary_step_by_step()
    {
        var pairs = Enumerable.Range(0, 1_000).Select(n => KeyValuePair.Create(n, n)).ToArray();
        var empty = ImmutableDictionary<int, int>.Empty;

        Assert.InRange(Allocated(() => pairs.Aggregate(empty, (map, pair) => map.Add(pair.Key, pair.Value))), 598_000, 600_000);
        Assert.InRange(Allocated(() => empty.AddRange(pairs)), 55_000, 58_000);
        Assert.InRange(Allocated(() => empty.SetItems(pairs)), 55_000, 58_000);
        Assert.InRange(Allocated(() => Built(pairs)), 55_000, 58_000);
    }

    private static ImmutableDictionary<int, int> Built(KeyValuePair<int, int>[] pairs)
    {
        var builder = ImmutableDictionary.CreateBuilder<int, int>();
        foreach (var pair in pairs)
            builder.Add(pair.Key, pair.Value);
        return builder.ToImmutable();
    }

    [Fact]
    public void A_capacity_saves_all_the_arrays_that_a_growing_collection_leaves_behind()
    {
        Assert.Equal(131_400, Allocated(() => Filled(new List<int>())));
        Assert.Equal(40_056, Allocated(() => Filled(new List<int>(10_000))));
        Assert.Equal(673_064, Allocated(() => Filled(new Dictionary<int, int>())));
        Assert.Equal(202_192, Allocated(() => Filled(new Dictionary<int, int>(10_000))));
    }

    private static List<int> Filled(List<int> list)
    {
        for (var n = 0; n < 10_000; n++)
            list.Add(n);
        return list;
    }

    private static Dictionary<int, int> Filled(Dictionary<int, int> map)
    {
        for (var n = 0; n < 10_000; n++)
            map.Add(n, n);
        return map;
    }

    [Fact]
    public void A_collection_that_is_emptied_keeps_its_array_until_it_is_trimmed()
    {
        var list = Filled(new List<int>());
        var map = Filled(new Dictionary<int, int>());

        list.Clear();
        map.Clear();

        Assert.True(list.Capacity >= 10_000);
        Assert.True(map.EnsureCapacity(0) >= 10_000);
        list.TrimExcess();
        map.TrimExcess();
        Assert.Equal(0, list.Capacity);
        Assert.InRange(map.EnsureCapacity(0), 0, 3);
    }

    [Fact]
    public void A_list_that_is_given_a_query_over_itself_throws_unless_the_query_is_read_before_the_first_insertion()
    {
        Assert.All(
            new Func<List<int>, IEnumerable<int>>[]
            {
                list => list.Where(n => n > 1), list => list.Select(n => n + 1), list => list.Distinct(), list => list.DistinctBy(n => n), list => list.Concat([9]), list => new[] { 9 }.Concat(list),
                list => list.SelectMany(n => new[] { n, n }), list => list.SkipWhile(n => n < 2), list => list.TakeWhile(n => n < 9), list => list.Except([1]), list => list.Intersect([1, 2]),
                list => list.DefaultIfEmpty(), list => list.Append(9), list => list.Prepend(9), list => list.Union([9]), list => new[] { 9 }.Union(list),
                list => list.Zip(list, (x, y) => x + y), list => list.Index().Select(pair => pair.Item), list => list.Chunk(1).Select(chunk => chunk[0]), list => list.Where(n => n > 1).Skip(1),
            },
            query =>
            {
                List<int> list = [1, 2, 3], other = [1, 2, 3];
                Assert.Throws<InvalidOperationException>(() => list.AddRange(query(list)));
                Assert.Throws<InvalidOperationException>(() => other.InsertRange(0, query(other)));
            });
        Assert.All(
            new Func<List<int>, IEnumerable<int>>[]
            {
                list => list, list => list.AsEnumerable(), list => list.OfType<int>(), list => list.Take(2), list => list.Skip(1), list => list.OrderBy(n => n), list => list.AsEnumerable().Reverse(), list => list.GroupBy(n => n).Select(group => group.Key),
                list => new[] { 9 }.Except(list), list => new[] { 9 }.Where(n => !list.Contains(n)), list => new[] { 9 }.Where(n => list.All(m => m != n)),
            },
            query =>
            {
                List<int> list = [1, 2, 3];
                list.AddRange(query(list));
            });
        List<object> mixed = ["a", 1, "b"];
        Assert.Throws<InvalidOperationException>(() => mixed.AddRange(mixed.OfType<string>()));
    }

    [Fact]
    public void Part_of_a_list_is_enumerated_by_index_and_never_throws()
    {
        List<int> list = [1, 2, 3, 4];

        foreach (var n in list.Skip(1))
            list.Remove(n);
        foreach (var n in list.Take(2))
            list.Add(n);

        Assert.Equal([1, 3, 1, 3], list);
    }

    [Fact]
    public void A_set_that_is_given_a_query_over_itself_throws_where_the_query_makes_new_elements()
    {
        HashSet<int> set = [1, 2, 3];

        Assert.Throws<InvalidOperationException>(() => set.UnionWith(set.Select(n => n + 10)));
        Assert.Throws<InvalidOperationException>(() => set.UnionWith(set.SelectMany(n => new[] { n + 100 })));
        set.UnionWith(set.Where(n => n > 1));
        set.UnionWith(set.Concat([1_000]));
        set.UnionWith(new[] { 1_001 }.Concat(set));
        set.ExceptWith(set.Where(n => n > 1));
    }

    [Fact]
    public void A_stored_lambda_keeps_what_another_lambda_of_its_scope_captured_and_nothing_of_a_sibling_block()
    {
        var (kept, reader) = OneScope();
        var (free, other) = SiblingBlocks();

        GC.Collect();

        Assert.True(kept.IsAlive);
        Assert.False(free.IsAlive);
        GC.KeepAlive((reader, other));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference, Func<string>) OneScope()
    {
        var big = new byte[1_000];
        var name = new string('x', 3);
        Func<int> unstored = () => big.Length;
        unstored();
        return (new WeakReference(big), () => name);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference, Func<string>) SiblingBlocks()
    {
        WeakReference weak;
        {
            var big = new byte[1_000];
            Func<int> unstored = () => big.Length;
            unstored();
            weak = new WeakReference(big);
        }

        {
            var name = new string('x', 3);
            return (weak, () => name);
        }
    }

    [Fact]
    public void A_view_keeps_all_of_its_owner_alive()
    {
        var (group, ofAnotherGroup) = OneOfTwoGroups();
        var (match, input) = OneMatch();
        var (element, document) = OneElement();
        var (slice, array) = OneSlice();
        var (keys, value) = OnlyKeys();

        GC.Collect();

        Assert.All([ofAnotherGroup, input, document, array, value], kept => Assert.True(kept.IsAlive));
        GC.KeepAlive((group, match, element, slice, keys));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (object, WeakReference) OneOfTwoGroups()
    {
        var other = new object();
        var groups = new[] { (Key: 1, Value: new object()), (Key: 2, Value: other) }.GroupBy(pair => pair.Key, pair => pair.Value);
        return (groups.First(), new WeakReference(other));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (object, WeakReference) OneMatch()
    {
        var input = new string('x', 1_000);
        return (Regex.Match(input, "x"), new WeakReference(input));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (object, WeakReference) OneElement()
    {
        var document = JsonDocument.Parse("[1, 2]");
        return (document.RootElement[0], new WeakReference(document));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (object, WeakReference) OneSlice()
    {
        var array = new byte[1_000];
        return (array.AsMemory(0, 1), new WeakReference(array));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (object, WeakReference) OnlyKeys()
    {
        var value = new object();
        return (new Dictionary<int, object> { [1] = value }.Keys, new WeakReference(value));
    }

    [Fact]
    public void A_returned_array_is_the_next_one_that_is_rented()
    {
        var stored = ArrayPool<long>.Shared.Rent(100);
        ArrayPool<long>.Shared.Return(stored);

        Assert.Same(stored, ArrayPool<long>.Shared.Rent(100));
    }

    [Fact]
    public void A_capacity_is_allocated_before_anything_is_in_it()
    {
        Assert.Equal(4_056, Allocated(() => new List<int>(1000) { 1, 2, 3 }));
        Assert.Equal(72, Allocated(() => new List<int> { 1, 2, 3 }));
    }

    [Fact]
    public void A_copy_without_the_comparer_does_not_find_the_same_keys()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Trace"] = "1" };

        Assert.False(new Dictionary<string, string>(headers).ContainsKey("trace"));
        Assert.True(new Dictionary<string, string>(headers, headers.Comparer).ContainsKey("trace"));
    }

    /// <summary>Bytes that the second run allocates on this thread; the first pays for what is made once.</summary>
    private static long Allocated<T>(Func<T> operation)
    {
        operation();
        var before = GC.GetAllocatedBytesForCurrentThread();
        operation();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
