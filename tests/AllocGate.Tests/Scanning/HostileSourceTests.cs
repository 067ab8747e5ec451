using System.Text;
using AllocGate.Gating;
using AllocGate.Rules;
using CsCheck;

namespace AllocGate.Tests.Scanning;

/// <summary>No source makes a shipped rule throw, run away or be passed over in silence.</summary>
public sealed class HostileSourceTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", ";", "=>", "new()", "static", "async ", "await ", "yield return ", "foreach (var x in this)", "lock (this)", "?.", "!", "<T>", "[", "]", "..", "switch { _ => 0 }",
        "delegate { }", "() => source", "record R(int X);", "class C { }", "\"", "\"\"\"", "$\"{", "'", "//", "/*", "*/", "#if X\n", "#endif\n", "#pragma warning disable\n", "\0", "\uFEFF", "\uD800", "é", "\r", "unsafe ", "fixed (", "stackalloc int[",
    ];

    private static readonly string[] Sources = RealSources();

    // Where to cut, how much, and what to put there; a piece of the file itself where the number is past the pieces.
    private static readonly Gen<string> Edited = Gen.Select(
        Gen.Int[0, Sources.Length - 1],
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 200], Gen.Int[0, Pieces.Length + 20]).Array[1, 12]).Select(Edit);

    [Fact]
    public void Sources_with_random_edits_make_no_rule_throw() => Edited.Array[8].Sample(
        texts =>
        {
            var result = Scan(texts.Select(Encoding.UTF8.GetBytes));
            Assert.Equal(texts.Length, result.Files);
            Assert.DoesNotContain(result.Problems, p => !p.Contains(" cannot be read: ", StringComparison.Ordinal));
        },
        iter: 12, threads: 1);

    [Fact]
    public void Files_of_random_bytes_are_read_or_named() => Gen.Byte.Array[0, 4000].Array[8].Sample(
        files =>
        {
            var result = Scan(files);
            Assert.Equal(files.Length, result.Files);
            Assert.DoesNotContain(result.Problems, p => !p.Contains(" cannot be read: ", StringComparison.Ordinal));
        },
        iter: 20, threads: 1);

    [Theory]
    [InlineData("class C { string s = \"", "x", "\"; }")]
    [InlineData("class C { int M(int x) => x", " + x", "; }")]
    [InlineData("class C { void M() { ", "M(); ", "} }")]
    [InlineData("class C { int[] s = [", "1,", "1]; }")]
    [InlineData("// ", "é", "")]
    public void A_line_of_ten_megabytes_is_read_or_named(string start, string repeated, string end)
    {
        const int Line = 10_000_000;
        var line = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(repeated, Line / Encoding.UTF8.GetByteCount(repeated))) + end);

        var result = Scan([line, Encoding.UTF8.GetBytes(Leaky)]);

        Assert.Contains(result.Findings, f => f.Location.Path == "1.cs");
        Assert.DoesNotContain(result.Problems, p => !p.StartsWith("0.cs ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_generated_method_of_fifty_thousand_lines_is_read_in_passing()
    {
        var lines = string.Concat(Enumerable.Range(0, 12_500).Select(n => $"total += list.Count;\nmap[\"{n}\"] = other;\nforeach (var x in list)\n    other.Add(x);\n"));
        var source = "class C { void M(Dictionary<string, object> map, List<int> list, List<int> other, int total) {\n" + lines + "} }";

        var result = Scan([Encoding.UTF8.GetBytes(source), Encoding.UTF8.GetBytes(Leaky)]);

        Assert.Empty(result.Problems);
        Assert.Contains(result.Findings, f => f.Location.Path == "1.cs");
    }

    [Theory]
    [InlineData("{ ", "M(1); ", "} ")]
    [InlineData("foreach (var x in list) { list.Add(1); ", "M(1); ", "} ")]
    [InlineData("try { ", "M(1); ", "} finally { list.Clear(); } ")]
    [InlineData("Action later = () => { list.Add(1); ", "M(1); ", "}; ")]
    [InlineData("M(", "1", "); ", "int r = ", ";")]
    [InlineData("(", "1", ")", "int r = ", ";")]
    [InlineData("b ? 1 : ", "2", "", "int r = ", ";")]
    [InlineData("new List<object> { ", "1", " }", "object r = ", ";")]
    [InlineData("n => ", "n", "", "Func<int, object> r = ", ";")]
    [InlineData("list.Where(n => n > ", "1", ").Count()", "object r = ", ";")]
    public void A_method_nested_five_hundred_deep_is_read_or_named(string open, string inner, string close, string before = "", string after = "")
    {
        var nested = string.Concat(Enumerable.Repeat(open, 500)) + inner + string.Concat(Enumerable.Repeat(close, 500));
        var source = $"class C {{ static int M(int n) => n; void Deep(List<int> list, bool b) {{ {before}{nested}{after} }} }}";

        var result = Scan([Encoding.UTF8.GetBytes(source), Encoding.UTF8.GetBytes(Leaky)]);

        Assert.Contains(result.Findings, f => f.Location.Path == "1.cs");
        Assert.DoesNotContain(result.Problems, p => !p.StartsWith("0.cs could not be analysed: ", StringComparison.Ordinal));
    }

    private const string Leaky = "class L { object M(System.Collections.Concurrent.ConcurrentDictionary<string, object> map) => map.GetOrAdd(\"\", new object()); }";

    private static ScanResult Scan(IEnumerable<byte[]> files)
    {
        using var folder = new ScannedFolder();
        foreach (var (i, bytes) in files.Index())
            folder.Write($"{i}.cs", bytes);
        return folder.ScanAsync(RuleCatalogue.Analyzers, [], null).GetAwaiter().GetResult();
    }

    private static string Edit(int source, (double At, int Length, int Piece)[] edits)
    {
        var text = new StringBuilder(Sources[source]);
        foreach (var (at, length, piece) in edits)
        {
            var start = (int)(at * text.Length);
            var cut = Math.Min(length % 40, text.Length - start);
            var moved = text.ToString(start, Math.Min(length, text.Length - start));
            text.Remove(start, cut).Insert((int)((1 - at) * text.Length), piece < Pieces.Length ? Pieces[piece] : moved);
        }

        return text.ToString();
    }

    private static string[] RealSources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AllocGate.sln")))
            folder = folder.Parent;
        var pages = Directory.EnumerateFiles(Path.Combine(folder.FullName, "docs", "rules"), "AG*.md")
            .Select(page => string.Concat(File.ReadAllText(page).Split("```").Where((_, i) => i % 2 == 1).Select(block => block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..])));
        var code = Directory.EnumerateFiles(Path.Combine(folder.FullName, "src", "AllocGate", "Baselines"), "*.cs").Select(File.ReadAllText);
        return [.. pages, .. code];
    }
}
