using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1103CallersCollectionSharedTests
{
    private const string Types = """
        public class Bag : List<int> { }
        public class OwnMap { public OwnMap() { } public int this[string key] { get => 1; set { } } }
        public class Client { public static void Send(IDictionary<string, string> headers) { } public static void Show(object any) { } }
        """;

    [Theory]
    [InlineData("public void M(Dictionary<string, string>? p) { {|AG1103 warning:p ??= new()|}; p[\"a\"] = \"b\"; Client.Send(p); }")]
    [InlineData("public void M(IDictionary<string, string>? p = null) { {|AG1103 warning:p ??= new Dictionary<string, string>()|}; p.Add(\"a\", \"b\"); Client.Send(p); }")]
    [InlineData("public void M(Dictionary<string, string>? p) { {|AG1103 warning:p = p ?? new()|}; p[\"a\"] = \"b\"; Client.Send(p); }")]
    [InlineData("public void M(Dictionary<string, string>? p) { if (p == null) {|AG1103 warning:p = new()|}; p[\"a\"] = \"b\"; Client.Send(p); }")]
    [InlineData("public void M(Dictionary<string, string>? p) { if (p is null) { {|AG1103 warning:p = new()|}; } p.TryAdd(\"a\", \"b\"); field = p; }")]
    [InlineData("public void M(Dictionary<string, string>? p) { {|AG1103 warning:p ??= []|}; p.Remove(\"a\"); foreach (var kv in p) Client.Show(kv); }")]
    [InlineData("internal void M(Dictionary<string, string>? p) { {|AG1103 info:p ??= new()|}; foreach (var x in lines) p[x] = x; Client.Send(p); }")]
    [InlineData("public Dictionary<string, string> M(Dictionary<string, string>? p) { {|AG1103 info:p ??= new()|}; p[\"a\"] = \"b\"; return p; }")]
    public Task A_map_that_is_the_caller_s_only_sometimes_and_changed_always_is_reported(string method) => InClass(method);

    [Theory]
    [InlineData("public C(Dictionary<string, string> p) { {|AG1103 info:field = p|}; }")]
    [InlineData("public C(Dictionary<string, string> p) => {|AG1103 info:this.field = p|};")]
    [InlineData("public C(Dictionary<string, string>? p) => {|AG1103 info:field = p ?? throw new ArgumentNullException(nameof(p))|};")]
    [InlineData("public C(Dictionary<string, string>? p) => {|AG1103 info:field = p ?? new()|};")]
    [InlineData("public void Use(List<string> p) { lines.Clear(); {|AG1103 info:lines = p|}; }")]
    [InlineData("public void Use(IList<string> p) => {|AG1103 info:faces = p|};")]
    [InlineData("public void Use(Dictionary<string, string> p) => {|AG1103 info:Got = p|};")]
    [InlineData("protected internal void Use(Dictionary<string, string> p) => {|AG1103 info:shared = p|};")]
    public Task A_member_that_keeps_the_caller_s_collection_is_reported(string method) => InClass(method);

    [Theory]
    [InlineData("public void M(Dictionary<string, string>? p) { p = p is null ? new() : new(p, p.Comparer); p[\"a\"] = \"b\"; Client.Send(p); }")]
    [InlineData("public void M(Dictionary<string, string>? p) { p ??= new(); Client.Send(p); }")]
    [InlineData("public void M(Dictionary<string, string> p) { p[\"a\"] = \"b\"; Client.Send(p); }")]
    [InlineData("public void M(Dictionary<string, string>? counts = null) { counts ??= new(); counts[\"a\"] = \"b\"; }")]
    [InlineData("public void M(Dictionary<string, string>? p = null) { p ??= new(); p[\"a\"] = \"b\"; Client.Show(nameof(p)); }")]
    [InlineData("public void M(Dictionary<string, string>? p) { p ??= new(); p = new(p); p[\"a\"] = \"b\"; Client.Send(p); }")]
    [InlineData("public void M(ref Dictionary<string, string>? p) { p ??= new(); p[\"a\"] = \"b\"; Client.Send(p); }")]
    [InlineData("void M(Dictionary<string, string>? p) { p ??= new(); p[\"a\"] = \"b\"; Client.Send(p); }")]
    [InlineData("public void VisitAll(Dictionary<string, string>? p) { p ??= new(); p[\"a\"] = \"b\"; Client.Send(p); }")]
    [InlineData("public void BuildAll(Dictionary<string, string>? p) { p ??= new(); p[\"a\"] = \"b\"; Client.Send(p); }")]
    [InlineData("public Dictionary<string, string> M(int n, Dictionary<string, string>? p = null) { p ??= new(); p[\"a\"] = \"b\"; if (n > 0) M(n - 1, p); return p; }")]
    [InlineData("public void M(Dictionary<string, string>? p) { var mine = p ?? new(); Client.Send(mine); }")]
    [InlineData("public void M(List<string>? p = null) { p ??= new(); p.Add(\"a\"); Client.Show(p); }")]
    [InlineData("public void M(OwnMap? p) { p ??= new(); p[\"a\"] = 1; Client.Show(p); }")]
    [InlineData("public void M(ConcurrentDictionary<string, string>? p) { p ??= new(); p[\"a\"] = \"b\"; Client.Show(p); }")]
    [InlineData("public void M() { void Local(Dictionary<string, string>? p) { p ??= new(); p[\"a\"] = \"b\"; Client.Send(p); } Local(null); }")]
    public Task A_copy_an_output_and_an_insider_s_map_are_not_reported_as_changed(string method) => InClass(method);

    [Theory]
    [InlineData("public C(Dictionary<string, string> p) => field = new(p, p.Comparer);")]
    [InlineData("public C(Dictionary<string, string> p) { p = new(p); field = p; }")]
    [InlineData("private C(Dictionary<string, string> p) => field = p;")]
    [InlineData("class Inner { Dictionary<string, string> kept; Inner(Dictionary<string, string> p) => kept = p; }")]
    [InlineData("private class Inner(Dictionary<string, string> p) { Dictionary<string, string> kept = p; }")]
    [InlineData("public void Use(IReadOnlyDictionary<string, string> p) => any = p;")]
    [InlineData("public void Use(IEnumerable<string> p) => any = p;")]
    [InlineData("public void Use(string[] p) => any = p;")]
    [InlineData("public void Use(params List<string> p) => any = p;")]
    [InlineData("public void Use(ImmutableList<string> p) => any = p;")]
    [InlineData("public void Use(ConcurrentDictionary<string, string> p) => any = p;")]
    [InlineData("public void Use(OwnMap p) => any = p;")]
    [InlineData("public List<string> Lines { get => lines; set => lines = value; }")]
    [InlineData("public void Use(Dictionary<string, string> p) => Open = p;")]
    [InlineData("public C With(Dictionary<string, string> p) => new C { field = p };")]
    [InlineData("public void Use(C other, Dictionary<string, string> p) => other.field = p;")]
    [InlineData("public void Use(Dictionary<string, string> p) { var local = p; Client.Send(local); }")]
    [InlineData("public void Use(Dictionary<string, string> field) { this.lines = new(field.Keys); }")]
    public Task A_copy_a_read_only_type_and_an_insider_s_collection_are_not_reported_as_kept(string method) => InClass(method);

    [Fact]
    public async Task Builders_visitors_wrappers_and_collections_hold_what_they_are_given_on_purpose()
    {
        await Verify.FindingsAsync("AG1103", """
            public class RouteBuilder { List<string> kept; public RouteBuilder(List<string> p) => kept = p; }
            public class NameVisitor { List<string> kept; public NameVisitor(List<string> p) => kept = p; }
            public class ListWrapper { List<string> kept; public ListWrapper(List<string> p) => kept = p; }
            public class View : IEnumerable<string>
            {
                List<string> kept;
                public View(List<string> p) => kept = p;
                public IEnumerator<string> GetEnumerator() => kept.GetEnumerator();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }
            public class Outer { class Inner { List<string> kept; public Inner(List<string> p) => kept = p; } }
            """);
    }

    [Fact]
    public async Task Callers_in_the_same_project_can_see_what_is_kept()
    {
        await Verify.FindingsAsync("AG1103", """
            class Hidden { List<string> kept; public Hidden(List<string> p) => kept = p; }
            public class Shown
            {
                List<string> kept = [];
                internal void Use(List<string> p) => kept = p;
                private protected void Take(List<string> p) => kept = p;
                protected void Have(List<string> p) => {|AG1103 info:kept = p|};
            }
            """);
    }

    [Fact]
    public async Task A_primary_constructor_s_parameter_kept_by_an_initialiser_is_reported()
    {
        await Verify.FindingsAsync("AG1103", """
            public class C(List<string> p, int n)
            {
                readonly List<string> kept {|AG1103 info:= p|};
                public IList<string> Names { get; } {|AG1103 info:= p|};
                readonly int number = n;
            }
            """);
    }

    [Fact]
    public async Task The_messages_name_the_change_and_the_copy_with_its_comparer()
    {
        var findings = await Verify.FindingsAsync("AG1103", """
            public class C
            {
                Dictionary<string, int> kept;
                HashSet<string> seen;
                IDictionary<string, int> face;
                public C(Dictionary<string, int> map, HashSet<string> set, IDictionary<string, int> any)
                {
                    {|AG1103 info:kept = map|};
                    {|AG1103 info:seen = set|};
                    {|AG1103 info:face = any|};
                }
                public void Send(Dictionary<string, string>? headers)
                {
                    {|AG1103 warning:headers ??= new()|};
                    headers["agent"] = "me";
                    Client.Send(headers);
                }
            }
            """, Types);

        Assert.Equal(
            [
                "'kept' keeps the caller's 'map', so that each side sees what the other adds and removes: copy it, 'new Dictionary<string, int>(map, map.Comparer)'",
                "'seen' keeps the caller's 'set', so that each side sees what the other adds and removes: copy it, 'new HashSet<string>(set, set.Comparer)'",
                "'face' keeps the caller's 'any', so that each side sees what the other adds and removes: copy it, with the comparer that its keys need",
                "'headers[\"agent\"] = \"me\"' (line 15) changes the caller's 'headers' where one was given, and a new one where none was: copy it, 'new Dictionary<string, string>(headers, headers.Comparer)'",
            ],
            findings.Select(finding => finding.GetMessage()));
        Assert.Equal("changed here", findings[3].Properties[Evidence.PropertyName(0)]);
        Assert.Equal(14, findings[3].AdditionalLocations.Single().GetLineSpan().StartLinePosition.Line);
    }

    private static Task InClass(string method) => Verify.FindingsAsync("AG1103", $$"""
        public class C
        {
            Dictionary<string, string> field = new();
            static Dictionary<string, string> shared = new();
            List<string> lines = [];
            IList<string> faces = [];
            object? any;
            public Dictionary<string, string> Got { get; private set; } = new();
            public Dictionary<string, string> Open { get; set; } = new();
            public C() { }
            {{method}}
        }
        """, Types);
}
