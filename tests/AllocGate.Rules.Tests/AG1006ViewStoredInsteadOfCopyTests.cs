using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1006ViewStoredInsteadOfCopyTests
{
    private const string Types = """
        public class Row { public byte[] Data = []; public string Key = ""; public int N; }
        public class OwnMemory { public byte[] AsMemory(int n) => []; public List<int> AsReadOnly() => []; public List<string> Keys = []; public OwnMemory Slice(int n) => this; }
        public class OwnGrouping<K, V> : List<V> { public K Key = default!; }
        """;

    [Theory]
    [InlineData("foreach (var g in rows.GroupBy(r => r.Key)) groups[g.Key] = {|AG1006 warning:g|};")]
    [InlineData("foreach (var g in rows.Where(r => r.N > 1).GroupBy(r => r.Key).Where(g => g.Any())) groups.Add(g.Key, {|AG1006 warning:g|});")]
    [InlineData("foreach (var g in from r in rows group r by r.Key) groups[g.Key] = {|AG1006 warning:g|};")]
    [InlineData("group = {|AG1006 warning:rows.GroupBy(r => r.Key).First()|};")]
    [InlineData("var biggest = rows.GroupBy(r => r.Key).MaxBy(g => g.Count())!; group = {|AG1006 warning:biggest|};")]
    [InlineData("var local = new Dictionary<string, IEnumerable<Row>>(); foreach (var g in rows.GroupBy(r => r.Key)) local[g.Key] = {|AG1006 warning:g|}; groups = local;")]
    [InlineData("var local = new Dictionary<string, IEnumerable<Row>>(); foreach (var g in rows.GroupBy(r => r.Key)) local[g.Key] = {|AG1006 info:g|}; return local;")]
    [InlineData("foreach (var g in rows.GroupBy(r => r.Key)) target[g.Key] = {|AG1006 info:g|};")]
    [InlineData("foreach (IGrouping<string, Row> g in given) groups[g.Key] = {|AG1006 info:g|};")]
    public Task A_group_keeps_all_groups(string code) => InMethod(code);

    [Theory]
    [InlineData("match = {|AG1006 warning:Regex.Match(File.ReadAllText(text), \"a\")|};")]
    [InlineData("var all = File.ReadAllText(text); foreach (Match m in regex.Matches(all)) matches.Add({|AG1006 warning:m|});")]
    [InlineData("matches.Add({|AG1006 info:regex.Match(text)|});")]
    [InlineData("var found = regex.Match(File.ReadAllText(text)); capture = {|AG1006 warning:found.Groups[1]|};")]
    [InlineData("capture = {|AG1006 info:regex.Match(text).Groups[\"name\"]|};")]
    public Task A_match_keeps_its_input(string code) => InMethod(code);

    [Theory]
    [InlineData("element = {|AG1006 warning:JsonDocument.Parse(text).RootElement|};")]
    [InlineData("using var doc = JsonDocument.Parse(text); element = {|AG1006 warning:doc.RootElement.GetProperty(\"a\")|};")]
    [InlineData("using var doc = JsonDocument.Parse(text); foreach (var p in doc.RootElement.EnumerateObject()) elements[p.Name] = {|AG1006 warning:p.Value|};")]
    [InlineData("using var doc = JsonDocument.Parse(text); if (doc.RootElement.TryGetProperty(\"a\", out var a)) elements[\"a\"] = {|AG1006 warning:a|};")]
    [InlineData("var doc = await JsonDocument.ParseAsync(stream); element = {|AG1006 warning:doc.RootElement|};")]
    [InlineData("foreach (var p in json.EnumerateObject()) elements[p.Name] = {|AG1006 info:p.Value|};")]
    [InlineData("foreach (var e in json.EnumerateArray()) elements.Add(\"\", {|AG1006 info:e|});")]
    [InlineData("element = {|AG1006 info:json.GetProperty(\"a\")[0]|};")]
    public Task An_element_keeps_its_document(string code) => InMethod(code);

    [Theory]
    [InlineData("var buffer = new byte[4096]; stream.ReadExactly(buffer); memories[text] = {|AG1006 warning:buffer.AsMemory(0, 9)|};")]
    [InlineData("var buffer = new byte[4096]; memory = {|AG1006 warning:new Memory<byte>(buffer, 0, 9)|};")]
    [InlineData("var buffer = new byte[4096]; memory = {|AG1006 warning:buffer.AsMemory().Slice(9)|};")]
    [InlineData("var buffer = new byte[4096]; memory = {|AG1006 warning:buffer.AsMemory()[..9]|};")]
    [InlineData("var buffer = new byte[4096]; segments.Add({|AG1006 warning:new ArraySegment<byte>(buffer, 1, 2)|});")]
    [InlineData("var bytes = File.ReadAllBytes(text); var head = bytes.AsMemory(0, 4); memory = {|AG1006 warning:head|};")]
    [InlineData("memory = {|AG1006 info:array.AsMemory(4)|};")]
    [InlineData("words.Add({|AG1006 info:text.AsMemory(0, 3)|});")]
    public Task A_slice_keeps_its_whole_array(string code) => InMethod(code);

    [Theory]
    [InlineData("readOnly = {|AG1006 info:list.AsReadOnly()|};")]
    [InlineData("readOnly = {|AG1006 info:Array.AsReadOnly(array)|};")]
    [InlineData("var buffer = new List<Row>(); foreach (var r in rows) { buffer.Clear(); buffer.Add(r); lists[r.Key] = {|AG1006 warning:buffer.AsReadOnly()|}; }")]
    [InlineData("var byKey = rows.ToDictionary(r => r.Key); keys = {|AG1006 warning:byKey.Keys|};")]
    [InlineData("var byKey = new Dictionary<string, int>(); byKey[text] = 1; keys = {|AG1006 warning:byKey.Keys|};")]
    [InlineData("keys = {|AG1006 info:map.Keys|};")]
    public Task A_read_only_view_shows_later_changes_and_keys_keep_the_values(string code) => InMethod(code);

    [Theory]
    [InlineData("foreach (var g in rows.GroupBy(r => r.Key)) groups[g.Key] = g.ToList();")]
    [InlineData("var local = new Dictionary<string, IEnumerable<Row>>(); foreach (var g in rows.GroupBy(r => r.Key)) local[g.Key] = g;")]
    [InlineData("foreach (var g in lookup) groups[g.Key] = g;")]
    [InlineData("foreach (var g in rows.GroupBy(r => r.Key)) names[g.Key] = g.Key;")]
    [InlineData("foreach (var g in new List<OwnGrouping<string, Row>>()) groups[g.Key] = g;")]
    [InlineData("match = Regex.Match(\"fixed\", \"a\");")]
    [InlineData("match = regex.Match(input);")]
    [InlineData("match = match?.NextMatch();")]
    [InlineData("names[text] = regex.Match(text).Value;")]
    [InlineData("names[text] = regex.Match(text).Groups[1].Value;")]
    [InlineData("using var doc = JsonDocument.Parse(text); element = doc.RootElement.Clone();")]
    [InlineData("using var doc = JsonDocument.Parse(text); foreach (var p in doc.RootElement.EnumerateObject()) elements[p.Name] = p.Value.Clone();")]
    [InlineData("using var doc = JsonDocument.Parse(text); var root = doc.RootElement.Clone(); foreach (var p in root.EnumerateObject()) elements[p.Name] = p.Value;")]
    [InlineData("element = JsonSerializer.SerializeToElement(rows);")]
    [InlineData("element = JsonSerializer.Deserialize<JsonElement>(text);")]
    [InlineData("element = json;")]
    [InlineData("element = document!.RootElement;")]
    [InlineData("var doc = JsonDocument.Parse(text); document = doc; element = doc.RootElement;")]
    [InlineData("element = default;")]
    [InlineData("memory = array;")]
    [InlineData("memory = array.AsMemory();")]
    [InlineData("memory = new Memory<byte>(array);")]
    [InlineData("memory = memory.Slice(1);")]
    [InlineData("var rest = memory; rest = rest.Slice(1); memory = rest;")]
    [InlineData("memory = block.AsMemory(0, 9);")]
    [InlineData("var buffer = new byte[array.Length]; memory = buffer.AsMemory(0, array.Length);")]
    [InlineData("var buffer = new byte[4096]; memory = buffer.AsMemory(0, 9).ToArray();")]
    [InlineData("var buffer = new byte[4096]; block = buffer; memory = buffer.AsMemory(0, 9);")]
    [InlineData("memory = row.Data.AsMemory(1);")]
    [InlineData("var head = row; memory = head.Data.AsMemory(1);")]
    [InlineData("memory = own.AsMemory(1);")]
    [InlineData("names[text] = text.Substring(1, 2);")]
    [InlineData("readOnly = rowList.AsReadOnly();")]
    [InlineData("var made = rows.ToList(); readOnly = made.AsReadOnly();")]
    [InlineData("foreach (var r in rows) { var one = new List<Row> { r }; lists[r.Key] = one.AsReadOnly(); }")]
    [InlineData("keys = counts.Keys;")]
    [InlineData("keys = concurrent.Keys;")]
    [InlineData("keys = map.Keys.ToArray();")]
    [InlineData("keys = own.Keys;")]
    public Task What_is_copied_held_anyway_or_dropped_with_the_method_is_not_reported(string code) => InMethod(code);

    [Fact]
    public async Task The_message_names_what_is_kept_and_what_to_store_instead()
    {
        var findings = await Verify.FindingsAsync("AG1006", """
            using System.Text.Json;
            class Settings
            {
                readonly Dictionary<string, JsonElement> values = new();
                readonly Dictionary<string, IEnumerable<string>> byLetter = new();
                void Load(string json)
                {
                    using var document = JsonDocument.Parse(json);
                    foreach (var property in document.RootElement.EnumerateObject())
                        values[property.Name] = {|AG1006 warning:property.Value|};
                }
                void Index(string[] words)
                {
                    foreach (var group in words.GroupBy(word => word[..1]))
                        byLetter[group.Key] = {|AG1006 warning:group|};
                }
                ReadOnlyMemory<char> head;
                void Read(string path)
                {
                    var text = System.IO.File.ReadAllText(path);
                    head = {|AG1006 warning:text.AsMemory(0, 8)|};
                }
            }
            """);

        Assert.Equal(
            [
                "'property.Value' stored in 'values' keeps the whole document 'document' (line 9) alive as long as it is stored: store a copy of it, made by 'Clone()'",
                "'group' stored in 'byLetter' keeps every group of 'words.GroupBy(word => word[..1])' (line 14) alive as long as it is stored: store a copy, 'group.ToArray()'",
                "'text.AsMemory(0, 8)' stored in 'head' keeps the whole of 'text' (line 21) alive as long as it is stored: store the text, 'text.AsMemory(0, 8).ToString()'",
            ],
            findings.Select(finding => finding.GetMessage()));
        Assert.Equal([8, 13, 20], findings.Select(finding => finding.AdditionalLocations.Single().GetLineSpan().StartLinePosition.Line));
        Assert.Equal("this is kept", findings[0].Properties[Evidence.PropertyName(0)]);
    }

    [Fact]
    public async Task A_constructor_and_a_property_are_read_too_and_a_ref_struct_keeps_nothing_on_the_heap()
    {
        await Verify.FindingsAsync("AG1006", """
            class Frame
            {
                public ReadOnlyMemory<byte> Head { get; }
                public Frame(byte[] frame) => Head = {|AG1006 info:frame.AsMemory(0, 4)|};
            }
            ref struct Reader
            {
                ReadOnlyMemory<byte> head;
                public Reader(byte[] frame) => head = frame.AsMemory(0, 4);
            }
            """);
    }

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1006", $$"""
        using System.IO;
        using System.Text.Json;
        using System.Text.RegularExpressions;
        class C
        {
            static readonly Regex regex = new("a");
            Dictionary<string, IEnumerable<Row>> groups = new();
            readonly Dictionary<string, string> names = new();
            readonly ILookup<string, Row> lookup = null!;
            IGrouping<string, Row>? group;
            readonly string input = "";
            Match? match;
            Capture? capture;
            readonly List<Match> matches = [];
            JsonDocument? document;
            JsonElement element;
            readonly Dictionary<string, JsonElement> elements = new();
            Memory<byte> memory;
            byte[] block = [];
            readonly Dictionary<string, Memory<byte>> memories = new();
            readonly List<ArraySegment<byte>> segments = [];
            readonly List<ReadOnlyMemory<char>> words = [];
            readonly List<Row> rowList = [];
            object? readOnly;
            readonly Dictionary<string, IReadOnlyList<Row>> lists = new();
            readonly Dictionary<string, int> counts = new();
            readonly ConcurrentDictionary<string, int> concurrent = new();
            IEnumerable<string> keys = [];
            readonly OwnMemory own = new();
            async Task<object?> M(
                IEnumerable<Row> rows, IEnumerable<IGrouping<string, Row>> given, string text, JsonElement json, Stream stream, byte[] array,
                List<Row> list, Row row, Dictionary<string, int> map, Dictionary<string, IEnumerable<Row>> target)
            {
                await Task.Yield();
                {{code}}
                return null;
            }
        }
        """, Types);
}
