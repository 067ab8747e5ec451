using AllocGate.Rules.CodeFixes.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

public class AG1103CallersCollectionSharedFixTests
{
    private static readonly AG1103CallersCollectionSharedFix Fix = new();

    [Fact]
    public Task What_is_kept_is_copied_with_its_comparer() => VerifyFix.FixesAsync(Fix, """
        public class C(SortedList<string, int> sorted)
        {
            readonly SortedList<string, int> kept {|AG1103:= sorted|}; // by name
            Dictionary<string, int[]?> map = new();
            HashSet<string>? set;
            IList<string> list = [];
            public void Use(Dictionary<string, int[]?> map, HashSet<string>? @set, IList<string> list)
            {
                {|AG1103:this.map = map|};
                {|AG1103:this.set = @set|}; // may be null
                {|AG1103:this.list = list|};
            }
        }
        """, """
        public class C(SortedList<string, int> sorted)
        {
            readonly SortedList<string, int> kept = new SortedList<string, int>(sorted, sorted.Comparer); // by name
            Dictionary<string, int[]?> map = new();
            HashSet<string>? set;
            IList<string> list = [];
            public void Use(Dictionary<string, int[]?> map, HashSet<string>? @set, IList<string> list)
            {
                this.map = new Dictionary<string, int[]?>(map, map.Comparer);
                this.set = @set is null ? null : new HashSet<string>(@set, @set.Comparer); // may be null
                this.list = new List<string>(list);
            }
        }
        """);

    [Fact]
    public Task What_stands_in_for_null_stays() => VerifyFix.FixesAsync(Fix, """
        public class C
        {
            readonly Dictionary<string, int> map;
            readonly Queue<int> queue;
            public C(Dictionary<string, int>? map, Queue<int>? queue)
            {
                {|AG1103:this.map = map ?? throw new ArgumentNullException(nameof(map))|};
                {|AG1103:this.queue = queue ?? new()|};
            }
        }
        """, """
        public class C
        {
            readonly Dictionary<string, int> map;
            readonly Queue<int> queue;
            public C(Dictionary<string, int>? map, Queue<int>? queue)
            {
                this.map = new Dictionary<string, int>(map ?? throw new ArgumentNullException(nameof(map)), map.Comparer);
                this.queue = queue is null ? new() : new Queue<int>(queue);
            }
        }
        """);

    [Fact]
    public Task Without_nullable_annotations_null_stays_null() => VerifyFix.FixesAsync(Fix, """
        #nullable disable
        public class C
        {
            System.Collections.Generic.List<int> list;
            public C(List<int> list) => {|AG1103:this.list = list|};
        }
        """, """
        #nullable disable
        public class C
        {
            System.Collections.Generic.List<int> list;
            public C(List<int> list) => this.list = list is null ? null : new List<int>(list);
        }
        """);

    [Fact]
    public Task What_is_changed_is_copied_before() => VerifyFix.FixesAsync(Fix, """
        class C
        {
            public void A(Dictionary<string, int>? map)
            {
                // ours from here on
                {|AG1103:map ??= new(StringComparer.Ordinal)|};
                map["a"] = 1;
                Show(map);
            }
            public void B(SortedDictionary<string, int>? map)
            {
                {|AG1103:map = map ?? []|};
                map["a"] = 1;
                Show(map);
            }
            public void D(Dictionary<string, int>? map)
            {
                if (map == null)
                {
                    {|AG1103:map = new Dictionary<string, int>()|};
                }

                map["a"] = 1;
                Show(map);
            }
            static void Show(object any) { }
        }
        """, """
        class C
        {
            public void A(Dictionary<string, int>? map)
            {
                // ours from here on
                map = map is null ? new(StringComparer.Ordinal) : new Dictionary<string, int>(map, map.Comparer);
                map["a"] = 1;
                Show(map);
            }
            public void B(SortedDictionary<string, int>? map)
            {
                map = map is null ? [] : new SortedDictionary<string, int>(map, map.Comparer);
                map["a"] = 1;
                Show(map);
            }
            public void D(Dictionary<string, int>? map)
            {
                map = map is null ? new Dictionary<string, int>() : new Dictionary<string, int>(map, map.Comparer);

                map["a"] = 1;
                Show(map);
            }
            static void Show(object any) { }
        }
        """);

    [Fact]
    public Task Where_a_copy_would_lose_the_comparer_the_order_or_another_statement_nothing_is_offered() => VerifyFix.OffersNothingAsync(Fix, """
        public class C
        {
            object? kept;
            public void Use(IDictionary<string, int> map) => {|AG1103:kept = map|};
            public void Use(ISet<string> set) => {|AG1103:kept = set|};
            public void Use(Stack<string> stack) => {|AG1103:kept = stack|};
            public void Fill(IDictionary<string, int>? map)
            {
                {|AG1103:map ??= new Dictionary<string, int>()|};
                map["a"] = 1;
                Show(map);
            }
            public void Note(Dictionary<string, int>? map)
            {
                if (map is null)
                    {|AG1103:map = new()|};
                else
                    Show("given");
                map["a"] = 1;
                Show(map);
            }
            static void Show(object any) { }
        }
        """);
}
