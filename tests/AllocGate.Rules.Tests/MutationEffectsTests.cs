using System.Collections;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using AllocGate.Rules.Binding;

namespace AllocGate.Rules.Tests;

/// <summary>The table behind AG1101, run on the collections themselves: each change is made at the first of three elements.</summary>
public class MutationEffectsTests
{
    public static TheoryData<string, string, bool, Action<object>> Changes
    {
        get
        {
            var data = new TheoryData<string, string, bool, Action<object>>();
            Of<Dictionary<int, int>>(
                ("Remove", true, map => map.Remove(1)), ("Clear", true, map => map.Clear()),
                ("this[]", true, map => map[1] = 9), ("this[]", false, map => map[9] = 9),
                ("TryAdd", true, map => map.TryAdd(1, 9)), ("TryAdd", false, map => map.TryAdd(9, 9)),
                ("Add", false, map => map.Add(9, 9)), ("EnsureCapacity", true, map => map.EnsureCapacity(1_000)), ("TrimExcess", true, map => map.TrimExcess()));
            Of<HashSet<int>>(
                ("Remove", true, set => set.Remove(1)), ("Clear", true, set => set.Clear()), ("RemoveWhere", true, set => set.RemoveWhere(_ => true)),
                ("ExceptWith", true, set => set.ExceptWith([1])), ("Add", true, set => set.Add(1)), ("Add", false, set => set.Add(9)),
                ("UnionWith", false, set => set.UnionWith([9])), ("SymmetricExceptWith", false, set => set.SymmetricExceptWith([9])), ("EnsureCapacity", true, set => set.EnsureCapacity(1_000)), ("TrimExcess", true, set => set.TrimExcess()),
                ("IntersectWith", true, set => set.IntersectWith([1])));
            Of<OrderedDictionary<int, int>>(
                ("this[]", true, map => map[1] = 9), ("this[]", false, map => map[9] = 9), ("TryAdd", true, map => map.TryAdd(1, 9)), ("SetAt", true, map => map.SetAt(0, 9)),
                ("Remove", true, map => map.Remove(1)), ("Clear", true, map => map.Clear()), ("Add", false, map => map.Add(9, 9)));
            Of<List<int>>(
                ("Add", false, list => list.Add(9)), ("AddRange", false, list => list.AddRange([9])), ("Insert", true, list => list.Insert(0, 9)), ("Remove", true, list => list.Remove(1)),
                ("RemoveAt", true, list => list.RemoveAt(0)), ("RemoveAll", true, list => list.RemoveAll(_ => true)), ("Clear", true, list => list.Clear()), ("this[]", true, list => list[0] = 9),
                ("Sort", true, list => list.Sort()), ("Reverse", true, list => list.Reverse()), ("TrimExcess", true, list => list.TrimExcess()));
            Of<Collection<int>>(("Add", false, list => list.Add(9)), ("this[]", true, list => list[0] = 9), ("Remove", true, list => list.Remove(1)));
            Of<Queue<int>>(("Enqueue", false, queue => queue.Enqueue(9)), ("Dequeue", true, queue => queue.Dequeue()), ("Clear", true, queue => queue.Clear()));
            Of<Stack<int>>(("Push", false, stack => stack.Push(9)), ("Pop", true, stack => stack.Pop()));
            Of<LinkedList<int>>(("AddLast", false, list => list.AddLast(9)), ("RemoveFirst", true, list => list.RemoveFirst()));
            Of<SortedSet<int>>(("Add", false, set => set.Add(9)), ("Add", true, set => set.Add(1)), ("Remove", true, set => set.Remove(1)), ("Clear", true, set => set.Clear()));
            Of<SortedDictionary<int, int>>(("this[]", true, map => map[1] = 9), ("Remove", true, map => map.Remove(1)), ("Add", false, map => map.Add(9, 9)));
            Of<SortedList<int, int>>(("this[]", true, map => map[1] = 9), ("Remove", true, map => map.Remove(1)), ("Add", false, map => map.Add(9, 9)));
            Of<ArrayList>(("Add", false, list => list.Add(9)), ("this[]", true, list => list[0] = 9));
            Of<Hashtable>(("this[]", true, map => map[1] = 9), ("Remove", true, map => map.Remove(1)));
            Of<NameValueCollection>(("this[]", true, map => map["1"] = "9"), ("Set", true, map => map.Set("1", "9")), ("Add", false, map => map.Add("9", "9")), ("Remove", true, map => map.Remove("1")), ("Clear", true, map => map.Clear()));
            return data;

            void Of<T>(params (string Method, bool KeyIsThere, Action<T> Change)[] changes)
            {
                foreach (var (method, keyIsThere, change) in changes)
                    data.Add(typeof(T).Name.Split('`')[0], method, keyIsThere, target => change((T)target));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_the_rule_says_of_a_change_is_what_the_runtime_does(string type, string method, bool keyIsThere, Action<object> change)
    {
        var throws = MutationEffects.Of(type, method, keyIsThere) is MutationEffect.Throws or MutationEffect.ThrowsIfNew;
        var collection = Filled(type);
        var enumerator = ((IEnumerable)collection).GetEnumerator();
        Assert.True(enumerator.MoveNext());

        change(collection);

        Assert.Equal(throws, Record.Exception(() => enumerator.MoveNext()) is InvalidOperationException);
    }

    private static object Filled(string type) => type switch
    {
        "Dictionary" => new Dictionary<int, int>(100) { [1] = 1, [2] = 2, [3] = 3 },
        "HashSet" => new HashSet<int>(100) { 1, 2, 3 },
        "OrderedDictionary" => new OrderedDictionary<int, int> { [1] = 1, [2] = 2, [3] = 3 },
        "List" => new List<int>(100) { 1, 2, 3 },
        "Collection" => new Collection<int> { 1, 2, 3 },
        "Queue" => new Queue<int>([1, 2, 3]),
        "Stack" => new Stack<int>([1, 2, 3]),
        "LinkedList" => new LinkedList<int>([1, 2, 3]),
        "SortedSet" => new SortedSet<int> { 1, 2, 3 },
        "SortedDictionary" => new SortedDictionary<int, int> { [1] = 1, [2] = 2, [3] = 3 },
        "SortedList" => new SortedList<int, int> { [1] = 1, [2] = 2, [3] = 3 },
        "ArrayList" => new ArrayList { 1, 2, 3 },
        "Hashtable" => new Hashtable { [1] = 1, [2] = 2, [3] = 3 },
        "NameValueCollection" => new NameValueCollection { ["1"] = "1", ["2"] = "2", ["3"] = "3" },
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
