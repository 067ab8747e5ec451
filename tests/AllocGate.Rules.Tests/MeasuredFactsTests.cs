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
